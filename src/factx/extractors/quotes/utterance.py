"""What stands between marks without being said: names, titles, cited words, habitual labels; and whole utterances."""

from collections.abc import Set

from factx.extractors.quotes.cues import Cue
from factx.extractors.quotes.reading import ENDERS, Reading, Stretch

_SHORT = 3
_TITLE = 7


def is_uttered(reading: Reading, stretch: Stretch, cue: Cue | None, alone: bool) -> bool:
    """Tell whether someone says what stands between a pair of marks.

    Args:
        reading: The article.
        stretch: The pair.
        cue: The cue that governs it, if any.
        alone: Whether the pair is a sentence of its own.
    """
    words = reading.words
    content = [i for i in range(stretch.first, stretch.last) if not reading.doc[i].is_punct and not reading.is_space(i)]
    if not content:
        return False
    text = " ".join(reading.lower[i] for i in content)
    said_here = cue is not None and _adjacent(reading, cue, stretch)
    if text in words.labels or text.removesuffix("s") in words.labels:
        return False
    if cue is not None and "naming" in cue.uses and stretch.open - cue.last <= 1 and len(content) <= _TITLE:
        return stretch.open > cue.last and reading.doc[stretch.open - 1].pos_ == "ADP"
    before = reading.before(stretch.open)
    if not alone and len(content) <= _TITLE and _follows(reading, before, reading.words.naming_words):
        return False
    if alone or said_here:
        return True
    verbal = any(reading.doc[i].pos_ in ("VERB", "AUX") for i in content)
    introduced = reading.lower[before] if before >= 0 else ""
    if len(content) <= _TITLE and _follows(reading, before, reading.words.title_nouns):
        return False
    opens = before < 0 or introduced in ENDERS or "\n" in reading.text[reading.end(before) : stretch.marked.open]
    if opens and verbal:
        return True
    capital = reading.text[stretch.marked.start].isupper()
    if capital and len(content) <= _TITLE and introduced not in (":", ",") and not (verbal and len(content) > _SHORT):
        return False
    if cue is None or not (cue.uses or cue.incise):
        determined = (
            introduced in words.determiners or reading.doc[before].pos_ in ("ADJ", "NOUN", "DET", "ADP")
        ) and reading.doc[content[0]].pos_ in ("NOUN", "ADJ", "PROPN", "VERB")
        if determined or introduced.startswith("ex"):
            return False
        return verbal or len(content) > _SHORT
    return not (len(content) == 1 and capital)


def is_sentence(reading: Reading, stretch: Stretch, alone: bool) -> bool:
    """Tell whether a pair of marks holds a whole utterance, not a fragment of the writer's sentence."""
    before = reading.before(stretch.open)
    introduced = reading.lower[before] if before >= 0 else ""
    verbal = any(reading.doc[i].pos_ in ("VERB", "AUX") for i in range(stretch.first, stretch.last))
    inner = any(
        reading.doc[i].text in ENDERS and i + 1 < stretch.last and reading.doc[i + 1].text[:1].isupper()
        for i in range(stretch.first, stretch.last)
    )
    if inner or alone or introduced == ":":
        return True
    capital = reading.text[stretch.marked.start].isupper()
    if before < 0 or introduced in ENDERS or "\n" in reading.text[reading.end(before) : stretch.marked.open]:
        return True
    return verbal and (capital or introduced == ",")


def _follows(reading: Reading, before: int, nouns: Set[str]) -> bool:
    """Tell whether one of the words stands before, articles, adjectives and names between passed over."""
    words = reading.words
    for _ in range(3):
        if before < 0 or reading.cover[before] >= 0:
            return False
        if reading.lower[before] in nouns:
            return True
        if reading.lower[before] not in words.determiners and reading.doc[before].pos_ not in ("ADJ", "PROPN"):
            return False
        before -= 1
    return False


def _adjacent(reading: Reading, cue: Cue, stretch: Stretch) -> bool:
    if cue.last <= stretch.open:
        return all(
            reading.lower[i] in reading.words.adverbs or reading.is_space(i) or reading.lower[i] in (":", "que", "qu'")
            for i in range(cue.last, stretch.open)
        )
    return all(reading.doc[i].is_punct or reading.is_space(i) for i in range(stretch.close + 1, cue.first))
