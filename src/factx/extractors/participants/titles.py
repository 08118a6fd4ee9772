"""Names that typography marks: titles between quotation marks, and names whose acronym follows in brackets."""

import re
from collections.abc import Iterator

from factx.extractors.participants.lexicon import plain
from factx.extractors.participants.reading import MAX_WORDS, SENTENCE_EDGE, Name, Text
from factx.marks import paired

_MAX_TITLE = 9
_MAX_BEFORE = 12
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ]{1,7}$")


def titles(text: Text) -> Iterator[Name]:
    """Yield names between quotation marks: a noun announces them («son roman "Les Dunes"»), or their author follows."""
    index_at = {token.idx: token.i for token in text.doc}
    for pair in paired(text.written):
        first = index_at.get(pair.start)
        if first is None or not text.capital[first]:
            continue
        last = first
        while last + 1 < text.size and last - first < _MAX_TITLE and text.doc[last + 1].idx < pair.end:
            last += 1
        if text.doc[last].idx + len(text.doc[last]) != pair.end or text.words[last] in SENTENCE_EDGE:
            continue
        before = _before(text, first)
        if _is_credited(text, last + 1):
            yield text.name(first, last, "work")
        elif any(word in text.lexicon.media_nouns for word in before[-4:]):
            yield text.name(first, last, "organization")
        elif any(word in text.lexicon.title_nouns for word in before) and not _is_clause(text, first, last):
            yield text.name(first, last, "work")


def _before(text: Text, first: int) -> list[str]:
    """Return the words before a token in its sentence, a dozen at most."""
    start = first
    while start > 0 and first - start < _MAX_BEFORE and not text.doc[start].is_sent_start:
        start -= 1
    return [word.lower() for word in text.words[start:first]]


def _is_credited(text: Text, close: int) -> bool:
    """Whether a person's name follows a closing mark («"Les Dunes" d'Ada Morel»)."""
    of = close + 1
    return of < text.size and text.words[of] in text.lexicon.of and text.followed(of) and text.followed(of + 1)


def _is_clause(text: Text, first: int, last: int) -> bool:
    return any(
        token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", [])
        for token in text.doc[first : last + 1]
    )


def spelled_out(text: Text) -> Iterator[Name]:
    """Yield names that the acronym in brackets after them spells («Aide solidaire aux bergers (ASB)»)."""
    for index in range(2, text.size - 1):
        acronym = text.words[index]
        if text.words[index - 1] != "(" or text.words[index + 1] != ")" or not _ACRONYM.match(acronym):
            continue
        if acronym in text.lexicon.not_names:
            continue
        last = index - 2
        first = _spelling_start(text, last, plain(acronym).upper())
        if first is not None and last - first >= 2 and not _is_known(text, first, last):
            yield text.name(first, last)


def _spelling_start(text: Text, last: int, acronym: str) -> int | None:
    """Return the capitalised word from which the words up to `last` spell an acronym, or None."""
    left = len(acronym) - 1
    for first in range(last, max(-1, last - MAX_WORDS), -1):
        word = text.words[first]
        if not word or not word[0].isalnum() or not text.touches(first + 1):
            return None
        if plain(word[0]).upper() == acronym[left]:
            left -= 1
            if left < 0:
                opens = text.opening[first] and word.lower() in text.lexicon.articles
                return first if text.capital[first] and not opens else None
    return None


def _is_known(text: Text, first: int, last: int) -> bool:
    known = text.known(first)
    return known is not None and known.last >= last
