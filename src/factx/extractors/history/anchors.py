"""What a historical reference hangs on: a time long before the news, a stretch of years, an era, a word of the past."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from factx.extractor import Found
from factx.extractors.history.clauses import sentence_around
from factx.extractors.history.phrases import lexicon
from factx.language import Language
from factx.language.history import Era
from factx.records import Participant, TimeExpression

if TYPE_CHECKING:
    from factx.tree import Doc

_LEAD_UP = timedelta(days=30)
_NEAR = 8
PAST = "PAST_REF"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A past time: token indices [first, last), its value, the interval when known.

    `kind` is date, stretch («depuis douze ans»), back («après trente ans de …»: the phrase is the reference), era,
    past («à l'époque»), first («le premier depuis sa création») or anniversary («le 20e anniversaire du drame»).
    """

    kind: Literal["date", "stretch", "back", "era", "past", "first", "anniversary"]
    first: int
    last: int
    value: str
    interval: tuple[str, str] | None = None
    years: float | None = None


def find_anchors(doc: "Doc", found: Found, language: Language) -> list[Anchor]:
    """Return the anchors of an article in text order, none overlapping another."""
    dates = [*_times(doc, found, language)]
    words = [token.lower_ for token in doc]
    eras = [era for era in _eras(doc, words, found, language) if not _is_dated(era, dates)]
    taken = {at for anchor in dates for at in range(anchor.first, anchor.last)}
    timed = [*dates, *(era for era in eras if taken.isdisjoint(range(era.first, era.last)))]
    named = {at for anchor in timed for at in range(anchor.first, anchor.last)}
    named |= {
        at
        for time in found[TimeExpression]
        if time.value != PAST
        for at in range(*token_bounds(doc, time.start, time.end))
    }
    return sorted((*timed, *_past(doc, words, named, language)), key=lambda anchor: anchor.first)


def _is_dated(era: Anchor, dates: list[Anchor]) -> bool:
    """Whether the article dates the event of an era itself: that date is the reference."""
    return any(_holds(one.interval, other.interval) for date in dates for one, other in ((era, date), (date, era)))


def _holds(one: tuple[str, str] | None, other: tuple[str, str] | None) -> bool:
    return one is not None and other is not None and one[0] <= other[0] and other[1] <= one[1]


def recent(time: TimeExpression, published: date) -> bool:
    """Whether a time lies in the news itself: from a month before publication on."""
    point = _point(time)
    return point is not None and point > published - _LEAD_UP


def _times(doc: "Doc", found: Found, language: Language) -> Iterator[Anchor]:
    published = found.article.day
    if published is None:
        return
    dates: list[Anchor] = []
    for time in found[TimeExpression]:
        first, last = token_bounds(doc, time.start, time.end)
        if time.type == "DURATION":
            if stretch := _stretch(doc, first, last, time, language):
                yield stretch
        elif time.type in ("DATE", "TIME") and _is_past(time, published):
            anchor = Anchor("date", first, last, time.value, time.interval)
            if dates and (joined := _joined(doc, dates[-1], anchor, language)):
                dates[-1] = joined
            else:
                dates.append(anchor)
    yield from dates


def _is_past(time: TimeExpression, published: date) -> bool:
    """Whether a time is known and over, or its beginning is meant, and not part of the news."""
    if time.interval is None or recent(time, published):
        return False
    return _point(time) is not None and (time.modifier == "START" or time.interval[1][:10] <= str(published))


def _point(time: TimeExpression) -> date | None:
    if time.interval is None:
        return None
    try:
        begin, end = (date.fromisoformat(edge[:10]) for edge in time.interval)
    except ValueError:
        return None
    share = {"START": 0.1, "END": 0.9}.get(time.modifier or "", 0.5)
    return begin + (end - begin) * share


def _joined(doc: "Doc", one: Anchor, other: Anchor, language: Language) -> Anchor | None:
    words = language.history
    gap = other.first - one.last
    if not 0 <= gap <= 3 or (gap and lexicon(language).links.at(doc, one.last, other.first) != gap):
        return None
    opened = one.first > 0 and doc[one.first - 1].lower_ in words.between
    if not opened:
        return replace(one, last=other.last) if gap == 1 else None
    interval = (one.interval[0], other.interval[1]) if one.interval and other.interval else None
    return Anchor("date", one.first, other.last, f"{one.value}/{other.value}", interval)


def _stretch(doc: "Doc", first: int, last: int, time: TimeExpression, language: Language) -> Anchor | None:
    years = _years(time.value)
    if years is None or years < 1:
        return None
    phrases = lexicon(language)
    at = first
    while step := phrases.approximators.before(doc, at):
        at -= step
    if step := phrases.since.before(doc, at):
        return Anchor("stretch", at - step, last, time.value, None, years)
    if years > 1 and (step := phrases.after.before(doc, at)):
        return Anchor("back", at - step, last, time.value, None, years)
    if phrases.after.at(doc, last, len(doc)) and (noun := _noun_after(doc, last + 1, language)):
        return Anchor("back", at, noun + 1, time.value, None, years)
    looks_back = any(doc[i].lower_ in language.history.last for i in range(first, min(last + 1, len(doc))))
    step = phrases.over.before(doc, first)
    return Anchor("back", first - step, last, time.value, None, years) if step and looks_back else None


def _years(value: str) -> float | None:
    number, unit = value[1:-1], value[-1:]
    if not value.startswith("P") or not number.isascii() or not number.isdigit() or len(number) > 4:
        return None
    return {"Y": 1.0, "M": 1 / 12, "D": 1 / 365}.get(unit, 0.0) * int(number)


def token_bounds(doc: "Doc", start: int, end: int) -> tuple[int, int]:
    """Return the token indices [first, last) of a stretch of text."""
    span = doc.cover(start, end)
    return span.start, span.stop


def _past(doc: "Doc", words: list[str], taken: set[int], language: Language) -> Iterator[Anchor]:
    phrases = lexicon(language)
    openings = phrases.past_phrases.openings | phrases.since.openings | language.history.commemorations
    for at in (at for at, word in enumerate(words) if word in openings):
        if length := phrases.past_phrases.at(doc, at, len(doc)):
            if taken.isdisjoint(range(at, at + length)):
                yield Anchor("past", at, at + length, PAST)
        elif words[at] in language.history.commemorations:
            noun = _noun_after(doc, at + 2, language)
            if noun and words[at + 1] in language.history.clauses.of and taken.isdisjoint(range(at, noun + _NEAR)):
                yield Anchor("anniversary", at, noun + 1, PAST)
        elif length := phrases.since.at(doc, at, len(doc)):
            noun = _noun_after(doc, at + length, language)
            if noun and taken.isdisjoint(range(at, noun + _NEAR)) and _is_first(doc, at, language):
                yield Anchor("first", at, noun + 1, PAST)


def _noun_after(doc: "Doc", at: int, language: Language) -> int | None:
    """The noun that «depuis» governs, when it is a word for an event."""
    words = language.history
    noun = next((i for i in range(at, min(at + 4, len(doc))) if doc[i].pos_ not in ("DET", "ADJ", "NUM")), None)
    return noun if noun is not None and doc[noun].lower_ in words.dated_nouns | words.edges else None


def _is_first(doc: "Doc", at: int, language: Language) -> bool:
    """Whether «first», «last» or a superlative stands before «depuis» in its sentence."""
    first, _ = sentence_around(doc, at)
    return any(lexicon(language).first_since.at(doc, i, at) for i in range(first, at))


def _eras(doc: "Doc", words: list[str], found: Found, language: Language) -> Iterator[Anchor]:
    index = _era_index(language)
    names = {
        mention.end: mention.start
        for participant in found[Participant]
        if participant.kind in ("organization", "person", "work")
        for mention in participant.mentions
        if mention.form == "name"
    }
    published, text = found.article.day, doc.text
    end = 0
    told: set[str] = set()
    for at, word in enumerate(words):
        candidates = index.get(_opening(word)) if at >= end else None
        if not candidates:
            continue
        token = doc[at]
        for phrase, name, era in candidates:
            stop = token.idx + len(phrase)
            if names.get(stop, token.idx) < token.idx or not _stands(text, token.idx, phrase):
                continue
            first, end = token_bounds(doc, token.idx, stop)
            if name not in told and (published is None or era.interval[1] <= str(published - _LEAD_UP)):
                told.add(name)
                yield Anchor("era", first, end, era.time, era.interval)
            break


@cache
def _era_index(language: Language) -> dict[str, list[tuple[str, str, Era]]]:
    index: dict[str, list[tuple[str, str, Era]]] = {}
    for name, era in language.history.eras.items():
        for phrase in dict.fromkeys(form for alias in (name, *era.aliases) for form in _numbers(alias)):
            index.setdefault(_opening(phrase), []).append((phrase, name, era))
    for phrases in index.values():
        phrases.sort(key=lambda entry: -len(entry[0]))
    return index


@lru_cache(maxsize=4096)
def _opening(phrase: str) -> str:
    """The first word of a phrase, up to a space, hyphen or apostrophe, without accents and capitals."""
    word = "".join(takewhile(str.isalnum, phrase))
    return _fold(word.lower())


def _numbers(phrase: str) -> tuple[str, ...]:
    """A phrase and, when it opens with a common noun, the same in the other number: «attentats du Bataclan»."""
    word, space, rest = phrase.partition(" ")
    if not space or not word.islower() or len(word) < 4:
        return (phrase,)
    return phrase, f"{word[:-1] if word.endswith('s') else word + 's'} {rest}"


def _stands(text: str, start: int, phrase: str) -> bool:
    end = start + len(phrase)
    found = text[start:end]
    return (
        len(found) == len(phrase)
        and not text[end : end + 1].isalnum()
        and all(
            _fold(there.lower() if wanted.islower() else there) == _fold(wanted)
            for there, wanted in zip(found, phrase, strict=True)
        )
    )


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
