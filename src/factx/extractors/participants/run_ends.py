"""How far a run of capitalised words goes: particles between them, what ends it, a person's name behind another."""

from factx.extractors.participants.capitals import capitals
from factx.extractors.participants.reading import MAX_WORDS, ROMAN, Text

_MAX_PARTICLES = 3
_YEAR = 4
"""The digits of a year, that is no part of a name before it."""


def run_end(text: Text, index: int) -> int:
    """Return the last token of a run of capitalised words, particles between them included."""
    last = capitals(text, index)
    while last + 1 < min(text.size, index + MAX_WORDS):
        following = last + 1
        while (
            following < text.size
            and text.words[following] in text.lexicon.particles
            and following - last <= _MAX_PARTICLES
        ):
            following += 1
        if following == last + 1 or following >= text.size or not text.capital[following]:
            break
        between = range(last + 1, following + 1)
        if not all(text.touches(i) for i in between):
            break
        first_name = last == index and text.lexicon.is_first_name(text.words[index]) and not is_place(text, following)
        second = last == index + 1 and text.lexicon.is_first_name(text.words[index])
        surname = second and text.words[last + 1] in text.lexicon.bare_of and not is_seat(text, following)
        opener = last == index and text.words[index].rpartition("-")[2] in text.lexicon.grammar.place_openers
        foreign = opener and text.words[last + 1] in text.lexicon.bare_of
        reigns = _is_sovereign(text, last) and is_place(text, following)
        if (
            not (first_name or foreign or surname or reigns)
            and text.words[last + 1] not in text.lexicon.bound_particles
        ):
            break
        last = capitals(text, following)
    if ends_in_compass(text, last + 2):
        return last + 2
    end = _person_start(text, index, last) - 1
    return end + 1 if _goes_on(text, index, end) else end


def _goes_on(text: Text, first: int, last: int) -> bool:
    """Whether a small word or a number ends a name («Zarbova consulting», «le classement Soft Zarb 30»)."""
    after, before = last + 1, text.words[first - 1].lower() if first else ""
    if after >= text.size or not text.touches(after) or text.lexicon.is_first_name(text.words[first]):
        return False
    word, then = text.words[after], text.doc[after + 1 : after + 2]
    if word.islower():
        return word in text.lexicon.grammar.firm_words
    determined = before in text.lexicon.articles or (before.islower() and text.doc[first - 1].pos_ == "NOUN")
    counts = not then or then[0].pos_ in ("NOUN", "PROPN", "ADJ", "SYM") or then[0].text in ("-", "%", ":")
    return determined and last > first and word.isdigit() and len(word) < _YEAR and not counts


def _is_sovereign(text: Text, last: int) -> bool:
    """Whether a numbered name and «de» may go on with a realm («Ordogne V d'Espagne»)."""
    return bool(ROMAN.match(text.words[last])) and text.words[last + 1] in text.lexicon.bare_of


def ends_in_compass(text: Text, last: int) -> bool:
    """Whether «du Nord» or «du Sud» ends at a token, after another word with a capital."""
    if last >= text.size or text.words[last] not in text.lexicon.grammar.compass_parts:
        return False
    return text.words[last - 1] in text.lexicon.contracted and text.capital[last - 2]


def _person_start(text: Text, first: int, last: int) -> int:
    """Return where a person's full name starts in a run that another name opens; past the run if nowhere.

    «à Saint-Aubert Paul Rey», «le patron des Insoumis Ada Morel»: but «Dov Samuel Klem» is one name.
    """
    if text.lexicon.is_first_name(text.words[first]) or text.words[first] in text.lexicon.honorifics:
        return last + 1
    before = text.words[first - 1].lower() if first else ""
    territory = before in text.lexicon.of or text.lexicon.kind_nouns.get(before) == "place"
    compound = territory and "-" in text.words[first]
    speaks = next((i for i in range(first + 2, last) if _follows_firm(text, i)), None)
    if speaks is not None:
        return speaks
    if not compound and before not in text.lexicon.before_names and not is_place(text, first):
        return last + 1
    starts = (i for i in range(first + 1, last) if text.lexicon.is_first_name(text.words[i]))
    return next((i for i in starts if text.capital[i - 1] and not text.words[i + 1].isupper()), last + 1)


def _follows_firm(text: Text, index: int) -> bool:
    """Whether a first name follows a word that ends the names of companies («a dit à Global News [Ada Morel]»)."""
    return text.words[index - 1] in text.lexicon.grammar.firm_words and text.lexicon.is_first_name(text.words[index])


def is_seat(text: Text, index: int) -> bool:
    """Whether a word after «de» names where a person belongs («Ada Morel de Lens», «… de Mediapart», «… d'ATD»)."""
    word = text.words[index]
    return word.isupper() or text.lexicon.is_town(word) or text.starts_known(index)


def is_place(text: Text, index: int) -> bool:
    """Whether a known place's name starts at a token."""
    known = text.known(index)
    return known is not None and known.known is not None and known.known.place is not None
