"""The places of every language: valid codes, whole demonyms, and what the press calls them."""

import pytest

from factx.language import available, load
from factx.language.places import Place, Places

STALE = {"Nur-Sultan": "Astana", "Nour-Soultan": "Astana", "Swaziland": "Eswatini", "Macédoine": "Macédoine du Nord"}


@pytest.fixture(params=available())
def places(request: pytest.FixtureRequest) -> Places:
    return load(request.param).places


@pytest.fixture
def french() -> Places:
    return load("fr").places


def test_codes_are_those_of_the_countries(places: Places) -> None:
    codes = [country.code for country in places.countries]
    assert len(codes) == len(set(codes))
    used = {*places.buildings, *places.regions, *places.cities} | {c.country for c in places.countries if c.country}
    assert used <= set(codes)


def test_the_world_is_whole(french: Places) -> None:
    assert len(french.countries) == 250
    assert sum(country.type == "country" for country in french.countries) == 198


def test_every_country_has_a_demonym_and_its_four_forms(french: Places) -> None:
    without = {country.code for country in french.countries if country.type == "country" and not country.demonyms}
    assert without == {"CG", "VA"}
    for country in french.countries:
        for masculine, masculines, feminine, feminines in country.demonyms:
            assert masculines[-1] in "sx"
            assert feminines == (feminine if feminine.endswith("s") else feminine + "s")
            assert all(form == form.lower() for form in (masculine, masculines, feminine, feminines))


def test_a_demonym_is_of_one_country(places: Places) -> None:
    for country in places.countries:
        for demonym in country.demonyms:
            assert {place.country for form in demonym if (place := places.demonym(form))} == {
                country.country or country.code
            }


def test_every_name_is_found(places: Places) -> None:
    assert all(places.find(name) is not None for name, _ in places.names)


@pytest.mark.parametrize(
    ("name", "country", "type"),
    [
        ("Kazakhstan", "KZ", "country"),
        ("Corée du Nord", "KP", "country"),
        ("RDC", "CD", "country"),
        ("Pays-Bas", "NL", "country"),
        ("Birmanie", "MM", "country"),
        ("Émirats", "AE", "country"),
        ("ÉTATS-UNIS", "US", "country"),
        ("Etats-Unis", "US", "country"),
        ("Viêt Nam", "VN", "country"),
        ("Taiwan", "TW", "country"),
        ("URSS", None, "country"),
        ("Guadeloupe", "FR", "territory"),
        ("Pékin", "CN", "capital"),
        ("Téhéran", "IR", "capital"),
        ("Moscou", "RU", "capital"),
        ("Maison-Blanche", "US", "building"),
        ("Maison Blanche", "US", "building"),
        ("Elysée", "FR", "building"),
        ("Quai d’Orsay", "FR", "building"),
        ("Kremlin", "RU", "building"),
        ("Asie centrale", None, "area"),
        ("Moyen-Orient", None, "area"),
        ("Québec", "CA", "region"),
        ("Vaud", "CH", "region"),
        ("Finistère", "FR", "region"),
        ("Anvers", "BE", "city"),
        ("Strasbourg", "FR", "city"),
    ],
)
def test_a_name_finds_its_place(french: Places, name: str, country: str | None, type: str) -> None:
    place = french.find(name)
    assert place is not None
    assert (place.country, place.type) == (country, type)
    assert place.kind == ("country" if type == "country" else "place")


@pytest.mark.parametrize(
    "name", ["chine", "Eau", "Hollande", "Maurice", "Dominique", "Atlantide", "", "maison-blanche"]
)
def test_what_is_no_place(french: Places, name: str) -> None:
    assert french.find(name) is None


@pytest.mark.parametrize(("old", "new"), STALE.items())
def test_old_names_lead_to_the_present_one(french: Places, old: str, new: str) -> None:
    assert french.find(old) == french.find(new)
    assert french.find(old) is not None
    assert getattr(french.find(old), "name", None) == new


@pytest.mark.parametrize(
    ("form", "country"),
    [
        ("kazakhe", "KZ"),
        ("Kazakhs", "KZ"),
        ("sud-coréennes", "KR"),
        ("nord-coréen", "KP"),
        ("turques", "TR"),
        ("grecque", "GR"),
        ("émiratis", "AE"),
        ("Suissesse", "CH"),
        ("nigérian", "NG"),
        ("nigérien", "NE"),
        ("américaine", "US"),
        ("néo-zélandais", "NZ"),
    ],
)
def test_a_demonym_finds_its_country(french: Places, form: str, country: str) -> None:
    place = french.demonym(form)
    assert place is not None
    assert (place.country, place.type) == (country, "country")


def test_demonyms_of_regions_and_areas(french: Places) -> None:
    assert french.demonym("québécoise") == Place(name="Québec", type="region", country="CA")
    assert french.demonym("occidentaux") == Place(name="Occident", type="area")
    assert french.demonym("municipal") is None


def test_a_file_without_places_is_read() -> None:
    assert Places().find("Paris") is None
