"""Quotes: every attributed word, with the person behind it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractor import Found
from factx.extractors.quotes.attribution import Attribution
from factx.extractors.quotes.drafts import Draft, addressees, echoed, joined
from factx.extractors.quotes.reading import Reading
from factx.language import Language
from factx.records import Participant, Quote, Record, Span

if TYPE_CHECKING:
    from factx.tree import Doc


class Quotes:
    """Direct, mixed and indirect speech with its cue and its speaker."""

    name: str = "quotes"
    makes: type[Record] = Quote
    needs: tuple[type[Record], ...] = (Participant,)

    def __call__(self, doc: "Doc", found: Found, language: Language) -> Iterator[Quote]:
        """Yield the quotes of one article, in text order."""
        reading = Reading(doc, found, language)
        drafts = echoed(found.article.text, joined(reading, list(Attribution(reading).read())))
        for number, draft in enumerate(drafts):
            yield _record(f"q{number}", draft, reading, found)


def _record(id: str, draft: Draft, reading: Reading, found: Found) -> Quote:
    voice, cue = draft.voice, draft.cue
    named = tuple(participant.ref for participant in voice.participants) if voice is not None else ()
    return Quote(
        id=id,
        **dict(found.span(draft.parts[0][0], draft.parts[-1][1])),
        kind=draft.kind,
        parts=tuple(found.span(start, end) for start, end in draft.parts),
        marked=tuple(found.span(start, end) for start, end in draft.marked),
        speaker=named[0] if named else None,
        speakers=named,
        speaker_mention=_span(reading, found, voice.first, voice.last)
        if voice is not None and voice.first >= 0
        else None,
        cue=_span(reading, found, cue.first, cue.last) if cue is not None else None,
        cue_lemma=cue.lemma if cue is not None else None,
        cue_tense=cue.tense if cue is not None else None,
        polarity=reading.words.polarity(cue.lemma) if cue is not None else "neutral",
        addressees=tuple(participant.ref for participant in addressees(reading, draft)),
        asserted=cue is None or cue.asserted,
    )


def _span(reading: Reading, found: Found, first: int, last: int) -> Span:
    start, end = reading.start(first), reading.end(last - 1)
    if found.article.text[start : start + 1] == "-":
        start += 1
    return found.span(start, end)
