"""Cues: the groups of verbs, and the prepositions, that attribute words to someone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factx.extractors.quotes.reading import ENDERS, Reading
from factx.language.speech import Form, Mood
from factx.records import Tense

_REACH = 8
"""How many tokens a group of verbs may hold on either side of its verb."""
_CLAUSAL = frozenset({"speech", "thought", "request", "phrase"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue by its tokens, from `first` to before `last`; `head` is the verb, or the preposition's last word.

    Attributes:
        verb: The verb's infinitive; the preposition itself.
        lemma: The same with the words that make it speak and its reflexive («faire savoir», «se féliciter»).
        mood: The verb's; a verb with its auxiliary is finite.
        uses: What it can report; {"source"} of a preposition.
        tense: The tense of the verb with its auxiliaries.
        inverted: The token of the subject that follows its verb («a-t-il dit»), else None.
        passive: Whether the one who speaks is its agent.
        asserted: False when the saying is negated or hypothetical.
        clause: The token a reported clause begins at («a dit que |»), else None.
        incise: Whether it stands after a comma or a closing mark, with its subject behind.
    """

    first: int
    last: int
    head: int
    verb: str
    lemma: str
    mood: Mood | None
    uses: frozenset[str]
    tense: Tense | None = None
    inverted: int | None = None
    passive: bool = False
    asserted: bool = True
    clause: int | None = None
    incise: bool = False

    @property
    def is_source(self) -> bool:
        """Whether it is a preposition."""
        return self.mood is None

    @property
    def reports_clauses(self) -> bool:
        """Whether a clause without marks can be its content."""
        return bool(self.uses & _CLAUSAL)


def find_cues(reading: Reading, first: int, last: int, outside: bool = True) -> list[Cue]:
    """Return the cues among the tokens from `first` to before `last`; of those between marks only if not `outside`."""
    return list(_cues(reading, first, last, outside))


def _cues(reading: Reading, first: int, last: int, outside: bool) -> Iterator[Cue]:
    i = first
    while i < last:
        cue = None
        if not outside or reading.cover[i] < 0:
            cue = _source(reading, i, last) or _verb(reading, i, first, last)
        if cue is not None:
            yield cue
        i = max(cue.last if cue else i + 1, i + 1)


def _source(reading: Reading, i: int, last: int) -> Cue | None:
    for phrase in _sources(reading.words.sources).get(reading.lower[i], ()):
        length = len(phrase)
        if i + length < last and tuple(reading.lower[i : i + length]) == phrase:
            written = " ".join(phrase).replace("' ", "'")
            return Cue(i, i + length, i + length - 1, written, written, None, frozenset({"source"}))
    return None


@cache
def _sources(sources: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    split = sorted((tuple(source.replace("'", "' ").split()) for source in sources), key=len, reverse=True)
    return {word: tuple(phrase for phrase in split if phrase[0] == word) for word in {phrase[0] for phrase in split}}


def _verb(reading: Reading, i: int, first: int, last: int) -> Cue | None:
    readings = reading.words.forms.get(reading.lower[i])
    if not readings or (reading.doc[i].text[0].isupper() and reading.before(i) >= first):
        return None
    if i and f"{reading.lower[i - 1]} {reading.lower[i]}" in reading.words.not_cues:
        return None
    start, auxiliary, inverted = _left(reading, i, first, readings)
    form = _form(readings, auxiliary is not None)
    if form is None:
        return None
    words = reading.words
    end = i + 1
    if end < last and reading.lower[end] in words.inverted_pronouns and inverted is None:
        inverted, end = _pronoun(reading, end, last)
    uses = form.uses
    phrase = ""
    if "phrase" in uses:
        found = _phrase(reading, end, last, form.lemma)
        if found is not None:
            end, phrase = found
            uses = uses | {"speech"}
            if end < last and reading.lower[end] in words.inverted_pronouns and inverted is None:
                inverted, end = _pronoun(reading, end, last)
        else:
            uses = uses - {"phrase"}
            if not uses:
                return None
    clause = _clause(reading, end, last) if form.lemma and uses & _CLAUSAL else None
    mood: Mood = "finite" if auxiliary is not None or inverted is not None else form.mood
    reflexive = any(reading.lower[k] in words.reflexives for k in range(start, i))
    passive = (
        auxiliary is not None and reading.lower[auxiliary] in words.be and form.mood == "participle" and not reflexive
    )
    if reflexive and form.lemma in words.never_reflexive:
        return None
    incise = (
        mood in ("finite", "hypothetical") and clause is None and not passive and _stands_apart(reading, start, first)
    )
    if not _is_verb(reading, i, start, mood, form, incise or inverted is not None or clause is not None):
        return None
    return Cue(
        first=start,
        last=end,
        head=i,
        verb=form.lemma,
        lemma=_lemma(reading, form.lemma, phrase, reflexive),
        mood=mood,
        uses=uses,
        tense=_tense(reading, start, i, form, passive),
        inverted=inverted,
        passive=passive,
        asserted=_asserted(reading, start, end, form),
        clause=clause,
        incise=incise,
    )


def _form(readings: tuple[Form, ...], auxiliary: bool) -> Form | None:
    if auxiliary:
        return next((form for form in readings if form.mood in ("participle", "infinitive")), None)
    return next((form for form in readings if form.mood != "participle"), readings[0])


def _left(reading: Reading, i: int, first: int, readings: tuple[Form, ...]) -> tuple[int, int | None, int | None]:
    """Return where the group of a verb begins, its auxiliary or modal, and a subject inverted before the verb."""
    words, lower = reading.words, reading.lower
    moods = {form.mood for form in readings}
    auxiliary: int | None = None
    inverted: int | None = None
    start, k = i, i - 1
    while k >= max(first, i - _REACH) and reading.cover[k] == reading.cover[i]:
        word = lower[k]
        if word in words.inverted_pronouns:
            inverted = k if inverted is None else inverted
        elif ("participle" in moods and (word in words.have or word in words.be)) or (
            "infinitive" in moods and word in words.modals
        ):
            auxiliary = k if auxiliary is None else auxiliary
            start = k
        elif word in words.clitics or word in words.negations:
            if k == start - 1 and not (word in words.determiners and reading.doc[k].pos_ == "DET"):
                start = k
        elif not (
            word in words.adverbs
            or word in words.negators
            or ("infinitive" in moods and word in words.modal_links)
            or word.endswith("ment")
            or word == "été"
        ):
            break
        k -= 1
    if auxiliary is None:
        inverted = None
    return start, auxiliary, inverted


def _pronoun(reading: Reading, i: int, last: int) -> tuple[int, int]:
    if reading.lower[i] == "-t" and i + 1 < last and reading.lower[i + 1] in reading.words.inverted_pronouns:
        i += 1
    return i, i + 1


def _phrase(reading: Reading, i: int, last: int, verb: str) -> tuple[int, str] | None:
    """Return the token after the words that make a verb speak, where they follow it, and the words."""
    for k in range(i, min(i + 5, last)):
        for phrase in reading.words.phrases.get(verb, ()):
            tokens = phrase.replace("'", "' ").split()
            if reading.lower[k : k + len(tokens)] == tokens:
                return k + len(tokens), phrase
        if not (reading.lower[k] in reading.words.adverbs or reading.lower[k].endswith("ment")):
            return None
    return None


def _lemma(reading: Reading, verb: str, phrase: str, reflexive: bool) -> str:
    words = reading.words
    pronoun = words.reflexive_infinitives[verb[0] in words.vowels] if reflexive else ""
    return f"{pronoun}{verb} {phrase}".rstrip()


def _tense(reading: Reading, start: int, i: int, form: Form, passive: bool) -> Tense:
    """Return the tense of a verb at `i` with the auxiliaries and modals from `start` on."""
    words = reading.words
    auxiliary = next((word for word in reading.lower[start:i] if word in words.tenses), None)
    if auxiliary is None:
        return form.tense
    tense = words.tenses[auxiliary]
    if form.mood == "infinitive" or (passive and auxiliary in words.be):
        return tense
    return words.compound_tenses.get(tense, tense)


def _clause(reading: Reading, i: int, last: int) -> int | None:
    """Return the token after the complementiser that follows a group of verbs, adverbials between passed over."""
    words = reading.words
    depth = 0
    for k in range(i, min(i + 16, last)):
        word = reading.lower[k]
        if reading.cover[k] >= 0 or word in ENDERS or word in (":", ";"):
            return None
        if (
            word in words.complementizers
            and depth % 2 == 0
            and reading.doc[k].tag_ != "PRON"
            and _complements(reading, k, i)
        ):
            return k + 1
        if word == ",":
            depth += 1
        elif k > i and depth % 2 == 0 and (word in words.relatives or reading.doc[k].pos_ == "VERB"):
            return None
    return None


def _complements(reading: Reading, k: int, verb_end: int) -> bool:
    if k > verb_end and reading.lower[k - 1] in reading.words.conjunction_partners:
        return False
    if k == verb_end or reading.lower[k - 1] in reading.words.adverbs or reading.lower[k - 1] == ",":
        return True
    token = reading.doc[k]
    return token.pos_ == "SCONJ" or token.dep_ == "mark"


def _stands_apart(reading: Reading, start: int, first: int) -> bool:
    before = reading.before(start)
    if before < first:
        return False
    word = reading.doc[before].text
    closes = reading.cover[before] >= 0 and reading.stretches[reading.cover[before]].close == before
    return word in {",", "-", "–", "—", "--", "("} or closes or (word in ENDERS and reading.cover[before] != -1)


def _is_verb(reading: Reading, i: int, start: int, mood: Mood, form: Form, sure: bool) -> bool:
    """Tell whether a form is the verb it looks like, not a noun («la demande», «une annonce»)."""
    token = reading.doc[i]
    noun = i > 0 and reading.doc[i - 1].pos_ == "DET" and token.pos_ in ("NOUN", "ADJ", "PROPN")
    if mood == "gerund" and (token.pos_ == "ADJ" or (i > 0 and reading.lower[i - 1] in reading.words.negators)):
        return False
    if sure and not (noun and start == i):
        return True
    if start < i or mood in ("gerund", "infinitive"):
        return True
    if token.pos_ in ("VERB", "AUX"):
        return True
    before = reading.before(i)
    if before >= 0 and reading.lower[before] in reading.words.subject_pronouns:
        return True
    following = reading.after(i)
    beside = following < len(reading.lower) and (reading.cover[following] >= 0 or reading.lower[following] == ":")
    determined = before >= 0 and reading.lower[before] in reading.words.determiners
    return beside and not determined and token.pos_ not in ("NOUN", "ADJ", "ADP")


def _asserted(reading: Reading, start: int, end: int, form: Form) -> bool:
    words = reading.words
    if form.mood == "hypothetical":
        return False
    span = reading.lower[start:end]
    negated = any(w in words.negations for w in span) and any(
        w in words.negators for w in reading.lower[start : end + 3]
    )
    doubtful = any(w in words.hypothetical_auxiliaries for w in span)
    before = start - 2 if start and reading.lower[start - 1] in words.modal_links else start - 1
    withheld = form.mood == "infinitive" and before >= 0 and reading.lower[before] in words.withholding
    possible = form.mood == "infinitive" and any(w in words.hypothetical_modals for w in span)
    return not (negated or doubtful or withheld or possible)
