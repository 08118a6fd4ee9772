"""Names that an acronym in brackets beside them spells or closes: «Aide solidaire aux bergers (ASB)»."""

import re
from collections.abc import Iterator

from factx.extractors.participants.gazetteer import plain
from factx.extractors.participants.reading import MAX_WORDS, Name, Text

_MIN_ACRONYM = 2
_STOPS = frozenset((")", ",", "."))
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ]{1,7}$")
_PHRASE = frozenset(("ADP", "DET", "NOUN", "ADJ", "PROPN", "CCONJ"))


def spelled_out(text: Text) -> Iterator[Name]:
    """Yield names that an acronym beside them spells, or that end at its bracket.

    «Aide solidaire aux bergers (ASB)», «la direction des haras (DDH)», «la DDH, direction des haras,»,
    «l'Union romande des bateaux de plaisance avec équipage (BPE)».
    """
    for index in range(1, text.size - 1):
        acronym = text.words[index]
        if not _ACRONYM.match(acronym):
            continue
        common = acronym in text.lexicon.not_names
        bracketed = text.words[index - 1] == "(" and text.words[index + 1] == ")" and index > 1
        span = _before(text, index - 2, acronym) if bracketed else None if common else _after(text, index, acronym)
        if span and span[1] - span[0] >= _MIN_ACRONYM and not text.is_known(*span):
            if not common:
                yield text.name(*span)
            elif text.lexicon.is_body(text.words[span[0]].lower()) and text.capital[span[0]]:
                yield text.name(*span, "organization")
                yield text.name(index, index, "organization")


def _before(text: Text, last: int, acronym: str) -> tuple[int, int] | None:
    """Return the first and last token of the name before an acronym in brackets, or None."""
    letters, small = plain(acronym).upper(), text.lexicon.before_names | text.lexicon.links
    spelled = _spelled_before(text, last, letters, small) or _spelled_before(text, last, letters)
    return spelled or (_body_before(text, last) if acronym.isupper() else None)


def _after(text: Text, index: int, acronym: str) -> tuple[int, int] | None:
    """Return the first and last token of the name behind an acronym, or None."""
    if text.words[index + 1] not in ("(", ",") or len(acronym) <= _MIN_ACRONYM:
        return None
    letters = plain(acronym).upper()
    spelled = _spelled_after(text, index + 2, letters)
    closed = text.words[index + 1] == "(" and acronym.isupper()
    return spelled or (_body_after(text, index + 2, letters) if closed else None)


def _spelled_before(
    text: Text, last: int, letters: str, passed_over: frozenset[str] = frozenset()
) -> tuple[int, int] | None:
    """Return the first and last token of the words up to `last` that spell an acronym, or None."""
    left = len(letters) - 1
    for first in range(last, max(-1, last - MAX_WORDS), -1):
        word = text.words[first]
        if not word or not word[0].isalnum() or not text.touches(first + 1):
            return None
        if word not in passed_over and plain(word[0]).upper() == letters[left]:
            left -= 1
            if left < 0:
                return (first, last) if _opens_body(text, first) else None
    return None


def _spelled_after(text: Text, first: int, letters: str) -> tuple[int, int] | None:
    """Return the first and last token of the words from `first` on that spell an acronym, up to a stop, or None."""
    small = text.lexicon.before_names | text.lexicon.links
    at = 0
    for last in range(first, min(text.size - 1, first + MAX_WORDS)):
        word = text.words[last]
        if at < len(letters) and word and plain(word[0]).upper() == letters[at]:
            at += 1
            if at == len(letters) and text.words[last + 1] in _STOPS:
                return (first, last) if _opens_body(text, first) else None
        elif last == first or word not in small:
            return None
    return None


def _opens_body(text: Text, index: int) -> bool:
    """Whether a word opens a body's name: by its capital, or as a noun for a body after no indefinite article."""
    word = text.words[index]
    if text.capital[index]:
        return not (text.opening[index] and word.lower() in text.lexicon.articles)
    before = text.words[index - 1].lower() if index else ""
    return text.lexicon.is_body(word) and before not in text.lexicon.grammar.indefinite


def _body_before(text: Text, last: int) -> tuple[int, int] | None:
    """Return the words up to a bracket that a noun with a capital and an article begins, small letters behind it."""
    for first in range(last, max(0, last - MAX_WORDS), -1):
        if not text.touches(first + 1) or text.doc[first].pos_ not in _PHRASE:
            return None
        if text.capital[first]:
            before = text.words[first - 1].lower()
            determined = before in text.lexicon.articles | text.lexicon.contracted | text.lexicon.of
            tied = text.words[first + 1] in text.lexicon.of or text.doc[first + 1].pos_ == "ADJ"
            return (first, last) if determined and tied and _may_head(text, first) else None
    return None


def _may_head(text: Text, index: int) -> bool:
    """Whether a word with a capital may be the noun of a body's name («Unités»), and is no name or article itself."""
    lexicon, word = text.lexicon, text.words[index]
    if lexicon.is_body(word.lower()):
        return True
    named = text.known(index) or lexicon.is_first_name(word) or lexicon.is_town(word)
    return not (named or word.lower() in lexicon.articles or word in lexicon.not_names)


def _body_after(text: Text, first: int, letters: str) -> tuple[int, int] | None:
    """Return the words of a bracket behind an acronym when a noun for a body with its first letter begins them."""
    if first >= text.size or not text.capital[first] or plain(text.words[first][0]).upper() != letters[0]:
        return None
    if not text.lexicon.is_body(text.words[first].lower()):
        return None
    for last in range(first, min(text.size - 1, first + MAX_WORDS)):
        if text.doc[last].pos_ not in _PHRASE:
            return None
        if text.words[last + 1] == ")":
            return first, last
    return None
