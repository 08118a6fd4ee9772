"""Build languages/fr/places.toml: python tools/build_places.py COUNTRIES_JSON.

COUNTRIES_JSON is `countries.json` of the npm package `world-countries` (https://github.com/mledoze/countries, ODbL).
`places_fr.toml`, beside this script, says what the source leaves out or writes otherwise.
"""

import json
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SUPPLEMENT = Path(__file__).with_name("places_fr.toml")
TARGET = Path(__file__).parents[1] / "src/factx/languages/fr/places.toml"
STATES_THE_SOURCE_DOUBTS = {"PS", "TW", "XK", "EH"}
HEADER = """\
# Countries, their capitals, demonyms and other places. Made by tools/build_places.py from tools/places_fr.toml and
# world-countries 5.1.0, https://github.com/mledoze/countries, © Mohammed Le Doze and contributors,
# Open Database License (ODbL) 1.0, https://opendatacommons.org/licenses/odbl/1.0/. This file is a database derived from
# it, and is under the ODbL 1.0 as well.
"""


def inflect(demonym: str) -> list[str]:
    """Return masculine, masculine plural, feminine, feminine plural of «masculine/feminine» or of one form."""
    masculine, _, feminine = demonym.lower().partition("/")
    feminine = feminine or masculine
    if masculine.endswith(("tal", "nal")):
        plural = masculine[:-1] + "ux"
    else:
        plural = masculine if masculine.endswith(("s", "x")) else masculine + "s"
    return [masculine, plural, feminine, feminine if feminine.endswith("s") else feminine + "s"]


def entry(source: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """Return one country of places.toml, what we say of it before what the source says."""
    code = source["cca2"]
    french = source["translations"]["fra"]
    name = ours.get("name", french["common"])
    official = ours.get("official", french["official"]).replace(" -", "-").replace("d' ", "d'")
    aliases = [official, *ours.get("aliases", ())]
    forms = source["demonyms"].get("fra", {"m": "", "f": ""})
    demonyms = ours.get("demonyms", [f"{forms['m']}/{forms['f']}"] if forms["m"] else [])
    state = source["independent"] or code in STATES_THE_SOURCE_DOUBTS
    return {
        "code": code,
        "type": ours.get("type", "country" if state else "territory"),
        "country": ours.get("country"),
        "name": name,
        "aliases": [alias for alias in dict.fromkeys(aliases) if alias != name],
        "capitals": ours.get("capitals", source["capital"]),
        "demonyms": [inflect(demonym) for demonym in demonyms],
    }


def toml(value: object) -> str:
    """Return a value as TOML writes it."""
    return json.dumps(value, ensure_ascii=False)


def rows(title: str, table: Mapping[str, Iterable[object]]) -> list[str]:
    """Return a table of TOML."""
    return ["", f"[{title}]", *(f"{toml(key)} = {toml(list(value))}" for key, value in table.items())]


def build(countries: Iterable[Mapping[str, Any]], supplement: Mapping[str, Any]) -> str:
    """Return the text of places.toml."""
    lines = [
        HEADER,
        f"areas = {toml(supplement['areas'])}",
        f"former_countries = {toml(supplement['former_countries'])}",
    ]
    for country in sorted(countries, key=lambda country: country["cca2"]):
        known = entry(country, supplement["countries"].get(country["cca2"], {}))
        lines += ["", "[[countries]]", *(f"{key} = {toml(value)}" for key, value in known.items() if value)]
    for title in ("buildings", "regions", "cities"):
        lines += rows(title, supplement[title])
    regional = supplement["regional_demonyms"]
    lines += rows("regional_demonyms", {name: map(inflect, demonyms) for name, demonyms in regional.items()})
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    source = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    TARGET.write_text(build(source, tomllib.loads(SUPPLEMENT.read_text(encoding="utf-8"))), encoding="utf-8")
