"""Schema of languages/<code>/places.toml: the places a language names, and the peoples.

The data know the country of every city; a record's `country` is narrower. A country and its capital carry their ISO
code, a building such as the Élysée may, any other place only when the text itself says the country; `Place.type` lets
an extractor tell them apart.
"""

import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from factx.language.words import Words

PlaceType = Literal["country", "territory", "capital", "building", "region", "city", "area"]
Code = Annotated[str, Field(pattern="^[A-Z]{2}$")]
Demonym = tuple[str, str, str, str]
"""Masculine, masculine plural, feminine, feminine plural; in lower case."""

_FOLDED = str.maketrans({"’": "'", "-": " ", "‑": " ", "\u00a0": " ", "œ": "oe", "Œ": "oe"})


class Place(BaseModel):
    """A place: its usual name, what it is, and its country's ISO 3166-1 code (None: in no one country, or a former)."""

    model_config = ConfigDict(frozen=True)

    name: str
    type: PlaceType
    country: str | None = None

    @property
    def kind(self) -> Literal["country", "place"]:
        """The kind of participant it is."""
        return "country" if self.type == "country" else "place"


class Country(Words):
    """A country or territory of ISO 3166-1; `country` is the state a territory is a part of."""

    code: Code
    type: Literal["country", "territory", "area"] = "country"
    country: Code | None = None
    name: str
    aliases: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    demonyms: tuple[Demonym, ...] = ()


class Places(Words):
    """Countries, capitals, buildings that stand for an institution, regions, cities and areas."""

    areas: tuple[str, ...] = ()
    """Continents and regions of the world, in no one country."""
    former_countries: tuple[str, ...] = ()
    countries: tuple[Country, ...] = ()
    buildings: dict[Code, tuple[str, ...]] = Field(default_factory=dict)
    regions: dict[Code, tuple[str, ...]] = Field(default_factory=dict)
    cities: dict[Code, tuple[str, ...]] = Field(default_factory=dict)
    regional_demonyms: dict[str, tuple[Demonym, ...]] = Field(default_factory=dict)
    """Demonyms of places that are no country, by the place's name."""

    def find(self, name: str) -> Place | None:
        """Return the place of a name without its determiner; None when it is unknown or all in small letters.

        «Etats-Unis», «ÉTATS-UNIS» and «Etats Unis» find the same place; an acronym («EAU») must be all capitals. Of
        namesakes the country comes first, then the area, capital, building, region, city.
        """
        return self._by_name.get(name, self._by_name.get(_key(name))) if name != name.lower() else None

    def demonym(self, form: str) -> Place | None:
        """Return the place of a demonym, adjective or noun, in any gender and number, or None.

        Its `country` is the people's ISO code («kazakhes» → KZ, «québécois» → Québec, CA, «européens» → Europe, None).
        """
        return self._by_demonym.get(_key(form))

    def nationality(self, form: str) -> str | None:
        """Return the ISO code of the country whose demonym a form is; None for that of any other place."""
        place = self.demonym(form)
        return place.country if place and place.type == "country" else None

    @property
    def names(self) -> Iterator[tuple[str, Place]]:
        """Every name, aliases included, with its place; where names clash the first counts."""
        for country in self.countries:
            place = Place(name=country.name, type=country.type, country=country.country or country.code)
            if country.type == "area":
                place = Place(name=country.name, type="area")
            yield from ((name, place) for name in (country.name, *country.aliases))
        yield from ((name, Place(name=name, type="country")) for name in self.former_countries)
        yield from ((name, Place(name=name, type="area")) for name in self.areas)
        for country in self.countries:
            code = country.country or country.code
            kind: PlaceType = "capital" if country.type == "country" else "city"
            yield from ((name, Place(name=country.capitals[0], type=kind, country=code)) for name in country.capitals)
        tables: tuple[tuple[PlaceType, dict[str, tuple[str, ...]]], ...] = (
            ("building", self.buildings),
            ("region", self.regions),
            ("city", self.cities),
        )
        for type, table in tables:
            for code, names in table.items():
                yield from ((name, Place(name=name, type=type, country=code)) for name in names)

    @cached_property
    def _by_name(self) -> dict[str, Place]:
        index: dict[str, Place] = {}
        for name, place in self.names:
            index.setdefault(name if name.isupper() else _key(name), place)
        return index

    @cached_property
    def _by_demonym(self) -> dict[str, Place]:
        index: dict[str, Place] = {}
        for country in self.countries:
            place = self._by_name[_key(country.name)]
            index |= {_key(form): place for demonym in country.demonyms for form in demonym}
        for name, demonyms in self.regional_demonyms.items():
            place = self._by_name[_key(name)]
            index |= {_key(form): place for demonym in demonyms for form in demonym}
        return index


def _key(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.translate(_FOLDED).casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
