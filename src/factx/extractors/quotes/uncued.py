"""Who speaks a quotation that no verb of speech stands beside: by a colon, by its place, by a name below."""

from factx.extractors.quotes.cues import Cue
from factx.extractors.quotes.phrases import phrase_behind
from factx.extractors.quotes.reading import Reading, Stretch
from factx.extractors.quotes.speakers import SPEAKERS, Voice, resolve, subject_before
from factx.extractors.quotes.utterance import is_sentence
from factx.language.speech import Mood

_FAR = 30
"""How many tokens before a stretch its verb may stand."""
_NEAR = 12
"""The tokens of the longest signature, and how far before a colon its name may stand."""


def voice_around(reading: Reading, sentence: tuple[int, int], pair: Stretch) -> Voice | None:
    """Return who speaks a pair of marks, by what stands beside it in its sentence."""
    return (
        _behind_colon(reading, sentence, pair)
        or _before_colon(reading, sentence, pair)
        or _behind_verb(reading, sentence, pair)
        or _of_purpose(reading, sentence, pair)
    )


def signature(reading: Reading, number: int) -> Voice | None:
    """Return whose name the line under a quotation set apart consists of."""
    if number + 1 >= len(reading.sentences):
        return None
    first, last = reading.sentences[number + 1]
    while first < last and (reading.is_space(first) or reading.doc[first].is_punct):
        first += 1
    break_before = reading.text[reading.end(reading.sentences[number][1] - 1) - 1 : reading.start(first)]
    short = last - first <= _NEAR and not has_finite(reading, first, last)
    if "\n" not in break_before or not short or reading.mention_at(first) == first:
        return None
    named = resolve(reading, first, reading.mention_at(first))
    person = any(participant.kind == "person" for participant in named)
    return Voice(first, reading.mention_at(first), named) if person else None


def _behind_colon(reading: Reading, sentence: tuple[int, int], pair: Stretch) -> Voice | None:
    """Return who stands behind the colon after a quotation («“Assez !” : le maire répond»)."""
    colon = reading.after(pair.close)
    if colon + 1 >= sentence[1] or reading.lower[colon] != ":":
        return None
    return _speaker(reading, phrase_behind(reading, colon + 1, sentence[1]))


def _before_colon(reading: Reading, sentence: tuple[int, int], pair: Stretch) -> Voice | None:
    """Return who stands before the colon that opens a quotation, whatever the verb («Le maire se lève : “…”»)."""
    colon = reading.before(pair.open)
    if colon <= sentence[0] or reading.lower[colon] != ":":
        return None
    verb = next((i for i in range(colon - 1, max(colon - _FAR, sentence[0]) - 1, -1) if _is_finite(reading, i)), None)
    if verb is not None:
        return _speaker(reading, subject_before(reading, _plain(verb, "finite"), sentence))
    named = reading.mentions(reading.start(max(colon - _NEAR, sentence[0])), reading.start(colon))
    if not named or named[-1][1] < reading.end(reading.before(colon)):
        return None
    return _speaker(reading, (reading.token_at(named[-1][0]), colon))


def _behind_verb(reading: Reading, sentence: tuple[int, int], pair: Stretch) -> Voice | None:
    """Return the subject behind a quotation and any verb («“…”, se rengorge le député»)."""
    verb = reading.after(pair.close)
    while verb < sentence[1] and (reading.lower[verb] in reading.words.clitics or reading.lower[verb] == ","):
        verb += 1
    reflexive = verb < sentence[1] and reading.lower[verb - 1] in reading.words.reflexives
    if verb + 1 >= sentence[1] or not (reflexive or _is_finite(reading, verb)):
        return None
    if not is_sentence(reading, pair, alone=False):
        return None
    return _speaker(reading, phrase_behind(reading, verb + 1, sentence[1]))


def _of_purpose(reading: Reading, sentence: tuple[int, int], pair: Stretch) -> Voice | None:
    """Return whose purpose a stretch tells («se sont réunis pour “dénoncer …”»)."""
    before = reading.before(pair.open)
    if before < sentence[0] or reading.lower[before] not in reading.words.purposes:
        return None
    if "Inf" not in reading.doc[pair.first].morph.get("VerbForm", []):
        return None
    verb = next(
        (i for i in range(before, max(before - _FAR, sentence[0] - 1), -1) if reading.doc[i].pos_ == "VERB"),
        None,
    )
    if verb is None:
        return None
    return _speaker(reading, subject_before(reading, _plain(verb, "gerund"), sentence))


def _speaker(reading: Reading, phrase: tuple[int, int] | None) -> Voice | None:
    """Return the voice of a noun phrase that names someone who can speak."""
    voice = Voice(*phrase, resolve(reading, *phrase)) if phrase is not None else None
    return voice if voice is not None and any(p.kind in SPEAKERS for p in voice.participants) else None


def _is_finite(reading: Reading, i: int) -> bool:
    token = reading.doc[i]
    return reading.cover[i] < 0 and token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm", [])


def _plain(verb: int, mood: Mood) -> Cue:
    """Return a cue for a verb that is in no list."""
    return Cue(verb, verb + 1, verb, "", "", mood, frozenset())


def has_finite(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a finite verb stands outside marks among the tokens from `first` to before `last`."""
    return any("Fin" in reading.doc[i].morph.get("VerbForm", []) for i in range(first, last) if reading.cover[i] < 0)
