"""Quotes before they are records, and what joins them across sentences: paragraphs continued, headings that echo."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factx.extractors.quotes.cues import Cue
from factx.extractors.quotes.reading import Reading
from factx.extractors.quotes.speakers import SPEAKERS, Voice
from factx.records import Participant, QuoteKind

_ECHOES = 200
"""How many quotes a heading is compared with."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote before it is a record: offsets of its parts and of the fragments between marks, and who says it."""

    kind: QuoteKind
    parts: tuple[tuple[int, int], ...]
    voice: Voice | None
    cue: Cue | None
    marked: tuple[tuple[int, int], ...] = ()


def joined(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return the quotes in text order, one that runs over several paragraphs as one with a part for each."""
    continuing = {stretch.marked.end for stretch in reading.stretches if stretch.marked.continues}
    result: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.parts[0][0], -draft.parts[-1][1])):
        before = result[-1] if result else None
        if before is not None and before.parts[-1][1] in continuing and draft.kind != "indirect":
            told = draft if draft.cue is not None else before
            result[-1] = replace(told, kind="direct", parts=before.parts + draft.parts)
        else:
            result.append(draft)
    return result


def echoed(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the quotes, those set apart as headings with the speaker of the quote whose words they repeat."""
    spoken = [
        (_folded(text, draft), draft.voice) for draft in drafts if draft.voice is not None and draft.cue is not None
    ]
    return [_echo(draft, _folded(text, draft), spoken) for draft in drafts]


def _echo(draft: Draft, words: str, spoken: Sequence[tuple[str, Voice | None]]) -> Draft:
    if draft.cue is not None or len(words) < 8 or (draft.voice is not None and draft.voice.first >= 0):
        return draft
    voice = next((voice for said, voice in spoken[:_ECHOES] if words in said), None)
    return replace(draft, voice=replace(voice, first=-1, last=-1)) if voice is not None else draft


def _folded(text: str, draft: Draft) -> str:
    return text[draft.parts[0][0] : draft.parts[-1][1]].casefold().strip(" .!?…")


def addressees(reading: Reading, draft: Draft) -> tuple[Participant, ...]:
    """Return to whom a quotation is said («lui a répondu», «a déclaré à l'AFP»)."""
    cue = draft.cue
    if cue is None or cue.is_source:
        return ()
    for i in range(cue.last, min(cue.last + 4, len(reading.lower))):
        if reading.cover[i] >= 0 or reading.doc[i].is_punct:
            break
        if reading.lower[i] in reading.words.addressee_prepositions:
            offset = reading.start(i + 1) if i + 1 < len(reading.lower) else len(reading.text)
            found = reading.mentions(offset, offset + 4)
            return tuple(p for _, _, _, p in found[:1] if p.kind in SPEAKERS)
    for i in range(cue.first, cue.head):
        if reading.lower[i] in reading.words.addressee_pronouns:
            return tuple(p for _, _, _, p in reading.mentions(reading.start(i), reading.end(i))[:1])
    return ()
