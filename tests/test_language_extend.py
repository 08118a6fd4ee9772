"""Words of one's own: added without touching what is installed, and refused with a reason."""

import pickle
from pathlib import Path
from typing import Any

import pytest

import factx
from factx import ArgumentError, Article, Language, LexiconError, Pipeline
from factx.language import SECTIONS

FRENCH = Language.load("fr")
WORDS = {
    "speech": {"verbs": {"speech": ["jodler"]}},
    "events": {"frames": {"justice.arrest": {"verbs": ["alpaguer"], "nouns": ["cueillette"]}}},
    "people": {"persons": {"feminine": ["sautière"]}},
}
TEXT = (
    "Zoé Martin a jodlé que le pont fermerait. La police a alpagué deux hommes mardi à Lyon. "
    "La sautière de Nyon, Ana Roche, a quitté la salle."
)


def _told(facts: factx.Facts) -> tuple[list[Any], list[str], list[str]]:
    quotes = [(quote.speaker and quote.speaker.name, quote.text) for quote in facts.quotes]
    arrests = [event.text for event in facts.events if event.type == "justice.arrest"]
    return quotes, arrests, [role for each in facts.participants for role in each.roles]


def test_added_words_are_read() -> None:
    assert _told(factx.extract(TEXT, language="fr")) == ([], [], [])
    assert _told(factx.extract(TEXT, language=FRENCH.extend(WORDS))) == (
        [("Zoé Martin", "le pont fermerait")],
        ["alpagué"],
        ["sautière de Nyon"],
    )


def test_a_folder_of_word_files_is_read(tmp_path: Path) -> None:
    (tmp_path / "speech.toml").write_text('[verbs]\nspeech = ["jodler"]\n')
    (tmp_path / "people.toml").write_text('[persons]\nfeminine = ["sautière"]\n')
    (tmp_path / "events.toml").write_text('[frames."justice.arrest"]\nverbs = ["alpaguer"]\nnouns = ["cueillette"]\n')
    for folder in (tmp_path, str(tmp_path)):
        extended = FRENCH.extend(folder)
        assert all(getattr(extended, name) == getattr(FRENCH.extend(WORDS), name) for name in WORDS)


def test_the_language_extended_stays_as_it_is() -> None:
    before = FRENCH.model_dump()
    extended = FRENCH.extend(WORDS)
    assert FRENCH.model_dump() == before
    assert extended != FRENCH
    assert extended.speech.verbs.speech == (*FRENCH.speech.verbs.speech, "jodler")
    assert extended.people.persons.feminine == FRENCH.people.persons.feminine | {"sautière"}
    assert extended.time is FRENCH.time
    again = extended.extend({"speech": {"verbs": {"speech": ["jodler", "klaxonner"]}}})
    assert again.speech.verbs.speech == (*extended.speech.verbs.speech, "klaxonner")


def test_what_is_added_counts_over_what_is_there() -> None:
    assert FRENCH.events.by_verb["téléphoner"] == "contact.call"
    for name in ("movement.travel", "justice.arrest"):
        frames = {name: {"verbs": ["téléphoner"]}}
        assert FRENCH.extend({"events": {"frames": frames}}).events.by_verb["téléphoner"] == name


def test_nothing_added_changes_nothing() -> None:
    extended = FRENCH.extend({name: {} for name in SECTIONS})
    assert [name for name in SECTIONS if getattr(extended, name) != getattr(FRENCH, name)] == []


def test_a_key_is_written_as_in_the_word_file() -> None:
    assert FRENCH.extend({"time": {"and": ["plus"]}}).time.and_ == (*FRENCH.time.and_, "plus")


def test_a_typographic_apostrophe_is_the_parsers() -> None:
    extended = FRENCH.extend({"events": {"phrases": {"lancer l’alerte": "statement.announce"}}})
    assert "lancer l'alerte" in extended.events.phrases


def test_sets_of_words_are_added_in_a_fixed_order() -> None:
    extended = FRENCH.extend({"speech": {"verbs": {"speech": {"xyloter", "jodler", "klaxonner"}}}})
    assert extended.speech.verbs.speech[-3:] == ("jodler", "klaxonner", "xyloter")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"spech": {}}, "^spech: no such word file; there are: tokens, speech, time, people"),
        ({"language": {"model": "other"}}, "^language: no such word file"),
        ({"speech": ["dire"]}, r"^speech: expected a table, got \['dire'\]"),
        ({"speech": {"verb": {}}}, "^speech: verb: no such key; there are: .*verbs"),
        ({"speech": {"verbs": {"spoken": []}}}, "^speech: verbs.spoken: no such key; there are: speech, thought"),
        ({"speech": {"verbs": ["dire"]}}, r"^speech: verbs: expected a table, got \['dire'\]"),
        ({"speech": {"verbs": {"speech": "dire"}}}, "^speech: verbs.speech: expected a list, got 'dire'"),
        ({"speech": {"verbs": {"speech": [3]}}}, "^speech: verbs.speech: expected a word, got 3"),
        ({"speech": {"verbs": {"speech": [""]}}}, "^speech: verbs.speech: expected a word, got ''"),
        ({"speech": {"verbs": {"speech": ["zut"]}}}, "^speech: 'zut' is no infinitive"),
        ({"people": {"persons": {"feminine": [None]}}}, "^people: persons.feminine: expected a word, got None"),
        (
            {"events": {"frames": {"justice.arrest": {"noun": ["rafle"]}}}},
            "^events: frames.justice.arrest.noun: no such key; there are: verbs, nouns",
        ),
        (
            {"events": {"frames": {"weather.storm": {"nouns": ["orage"]}}}},
            "^events: frames.weather.storm: no such type of event; there are: .*justice.arrest",
        ),
        ({"events": {"phrases": {"coup de vent": "storm"}}}, "^events: phrases.coup de vent: no such type of event"),
        (
            {"history": {"eras": {"la Saison bleue": {"time": "1990s"}}}},
            "^history: eras.la Saison bleue.time: .*'1990s'",
        ),
    ],
)
def test_bad_words_say_where_and_what_was_expected(words: dict[str, Any], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        FRENCH.extend(words)


@pytest.mark.parametrize(
    ("name", "toml", "message"),
    [
        ("speech.toml", "verbs = [", r"speech\.toml: "),
        ("speech.toml", '[verbs]\nspeech = "dire"', r"speech\.toml: verbs\.speech: expected a list, got 'dire'"),
        ("discours.toml", "", r"discours\.toml: no such word file; there are: tokens"),
        ("speech.txt", "", "expected a folder of word files"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, name: str, toml: str, message: str) -> None:
    (tmp_path / name).write_text(toml)
    with pytest.raises(LexiconError, match=message):
        FRENCH.extend(tmp_path)


def test_what_holds_no_words_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="expected a folder"):
        FRENCH.extend(tmp_path / "none")
    with pytest.raises(ArgumentError, match=r"^words: expected tables"):
        FRENCH.extend(["dire"])  # type: ignore[arg-type]


def test_a_pipeline_takes_its_language_to_other_processes() -> None:
    pipeline = Pipeline(FRENCH.extend(WORDS), ["quotes"])
    articles = [Article(TEXT), Article(TEXT.replace("Zoé", "Ana"))]
    expected = list(pipeline.stream(articles))
    assert [len(facts.quotes) for facts in expected] == [1, 1]
    assert list(pipeline.stream(articles, processes=2, batch_size=1)) == expected
    assert list(pickle.loads(pickle.dumps(pipeline)).stream(articles)) == expected


def test_an_article_is_read_in_the_language_given() -> None:
    extended = FRENCH.extend(WORDS)
    facts = factx.extract(Article(TEXT, language="fr"), language=extended)
    assert _told(facts)[1] == ["alpagué"]
    with pytest.raises(ArgumentError, match=r"^article.language: expected 'fr', got 'en'"):
        factx.extract(Article(TEXT, language="en"), language=extended)
    with pytest.raises(ArgumentError, match=r"^article: expected a str when"):
        factx.extract(Article(TEXT, language="fr"), language="fr")
