"""Who speaks: the noun phrase beside a cue that names the speaker, and the participants behind it."""

from dataclasses import dataclass

from factx.extractors.quotes.cues import Cue
from factx.extractors.quotes.phrases import noun_phrase, noun_phrase_end, phrase_behind
from factx.extractors.quotes.reading import Reading
from factx.records import Participant
from factx.syntax import children

SPEAKERS = frozenset({"person", "organization", "group", "country"})
"""The kinds of participants that speak."""
_MAKER = 4
"""How many tokens after a document its maker may stand («des informations recueillies par …»)."""
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "X"})
_CLIMB = frozenset(
    {"conj", "xcomp", "advcl", "acl", "advmod", "parataxis", "ccomp", "cop", "aux", "obl", "obj", "nmod", "amod", "dep"}
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the tokens that say so, from `first` to before `last`, and the participants they name."""

    first: int
    last: int
    participants: tuple[Participant, ...] = ()


def find_voice(reading: Reading, cue: Cue, sentence: tuple[int, int], before: Voice | None) -> Voice | None:
    """Return who speaks by a cue.

    Args:
        reading: The article.
        cue: The cue.
        sentence: The tokens of its sentence.
        before: Who spoke by the cue before it in the sentence; a participle or infinitive shares that subject.
    """
    phrase = _phrase(reading, cue, sentence)
    if phrase is None and cue.incise:
        return None
    if phrase is None and cue.mood == "participle" and not _is_coordinated(reading, cue):
        return None
    if phrase is None and cue.mood in ("gerund", "infinitive", "participle", "finite"):
        if before is not None and cue.mood != "finite":
            return before
        phrase = subject_before(reading, cue, sentence) if not cue.passive else None
        if phrase is None and before is not None and not cue.passive:
            return before
    if phrase is None:
        return None
    return Voice(*phrase, resolve(reading, *phrase))


def _is_coordinated(reading: Reading, cue: Cue) -> bool:
    """Tell whether a participle shares the auxiliary of the verb before it («a salué … et regretté …»)."""
    before = reading.before(cue.first)
    while before >= 0 and reading.lower[before] in reading.words.adverbs:
        before = reading.before(before)
    return before >= 0 and (reading.lower[before] in reading.words.coordinators or reading.doc[cue.head].dep_ == "conj")


def _phrase(reading: Reading, cue: Cue, sentence: tuple[int, int]) -> tuple[int, int] | None:
    end = sentence[1]
    if cue.is_source:
        if reading.lower[cue.head] in reading.words.source_words:
            return cue.head, noun_phrase_end(reading, cue.head, end)
        return noun_phrase(reading, cue.last, end)
    if cue.passive or (cue.mood == "participle" and not _is_coordinated(reading, cue)):
        return _agent(reading, cue, end)
    if cue.inverted is not None:
        if reading.lower[cue.inverted].lstrip("-t") in reading.words.impersonal or reading.lower[cue.inverted] == "-on":
            return _source_of_news(reading, cue, end)
        return cue.inverted, cue.inverted + 1
    if cue.incise:
        phrase = phrase_behind(reading, cue.last, end)
        return phrase if phrase is not None and _can_speak(reading, cue, phrase) else None
    before = reading.before(cue.first)
    if before >= sentence[0] and reading.lower[before] in (*reading.words.complementizers, *reading.words.comparators):
        return phrase_behind(reading, cue.last, end)
    return None


def _can_speak(reading: Reading, cue: Cue, phrase: tuple[int, int]) -> bool:
    """Tell whether the phrase behind a verb is its subject, not its object."""
    if any(participant.kind in SPEAKERS for participant in resolve(reading, *phrase)):
        return True
    if {reading.lower[i] for i in range(*phrase)} & reading.speaking_nouns:
        return True
    before = reading.before(cue.first)
    closes = before >= 0 and reading.cover[before] >= 0
    comma = before >= 0 and reading.lower[before] == ","
    return closes or (comma and reading.cover[max(reading.before(before), 0)] >= 0)


def resolve(reading: Reading, first: int, last: int) -> tuple[Participant, ...]:
    """Return the participants that a noun phrase, or several joined by «et», names."""
    named: list[Participant] = []
    start, end = reading.start(first), reading.end(last - 1)
    joined = [i + 1 for i in range(first, last) if reading.lower[i] == "et"]
    for begin, stop in zip([first, *joined], [*joined, last], strict=True):
        found = _named(reading, begin, start, reading.end(stop - 1) if stop <= last else end)
        if found is not None and found.id not in {participant.id for participant in named}:
            named.append(found)
        elif found is None and begin == first and len(joined):
            continue
    if not named and reading.words.documents.intersection(reading.lower[first:last]):
        makers = reading.mentions(reading.start(first), reading.start(min(last + _MAKER, len(reading.lower))))
        named = [participant for _, _, _, participant in makers if participant.kind in SPEAKERS][:1]
    return tuple(named)


def _named(reading: Reading, first: int, start: int, end: int) -> Participant | None:
    offset = reading.start(first)
    mentions = [mention for mention in reading.mentions(max(offset - 1, start - 1), end) if mention[1] > offset]
    for begin, _, _, participant in mentions:
        if begin <= offset + 1 or reading.text[offset:begin].strip().casefold() in reading.words.determiners:
            return participant
    for begin, _, _, participant in mentions:
        at = reading.token_at(begin)
        previous = reading.before(at)
        if previous < first or not (
            reading.doc[previous].pos_ == "ADP"
            or reading.lower[previous] in reading.words.complement_prepositions
            or (reading.doc[previous].pos_ == "DET" and reading.doc[reading.before(previous)].pos_ == "ADP")
        ):
            return participant
    return None


def _agent(reading: Reading, cue: Cue, end: int) -> tuple[int, int] | None:
    for i in range(cue.last, min(cue.last + 12, end)):
        if reading.lower[i] in reading.words.passive_agents:
            return noun_phrase(reading, i + 1, end)
    return None


def _source_of_news(reading: Reading, cue: Cue, end: int) -> tuple[int, int] | None:
    for i in range(cue.last, min(cue.last + 15, end - 1)):
        if reading.cover[i] >= 0:
            return None
        if reading.lower[i] in reading.words.source_links:
            first = i + 1
            while first < end and reading.lower[first] in reading.words.noun_links:
                first += 1
            if reading.lower[i] in reading.words.noun_links and not any(
                reading.lower[k] in reading.words.source_words for k in range(first, min(first + 3, end))
            ):
                continue
            return first, _source_end(reading, first, end)
    return None


def _source_end(reading: Reading, first: int, end: int) -> int:
    i = first + 1
    while i < end and reading.cover[i] < 0 and not reading.doc[i].is_punct and not reading.is_space(i):
        if reading.doc[i].pos_ in ("VERB", "AUX", "SCONJ") and not reading.doc[i].tag_.startswith("ADJ"):
            break
        i = max(reading.mention_at(i), i + 1)
    return (
        max(noun_phrase_end(reading, first, end), min(i, first + 8))
        if i <= first + 8
        else noun_phrase_end(reading, first, end)
    )


def subject_before(reading: Reading, cue: Cue, sentence: tuple[int, int]) -> tuple[int, int] | None:
    """Return the noun phrase that is the subject of a verb, before it in its sentence."""
    pronoun = _pronoun_before(reading, cue.first, sentence[0])
    if pronoun is not None:
        return pronoun, pronoun + 1
    verb = reading.doc[cue.head]
    for _ in range(6):
        subject = next((c for c in children(verb, "nsubj") if sentence[0] <= c.i < sentence[1]), None)
        if (
            subject is not None
            and subject.i not in range(cue.first, cue.last)
            and subject.lower_ not in reading.words.not_subjects
        ):
            if subject.lower_ in reading.words.relatives:
                antecedent = verb.head
                if verb.dep_.startswith("acl") and sentence[0] <= antecedent.i < verb.i:
                    return _whole(reading, antecedent.i, sentence, cue.first)
            elif reading.cover[subject.i] < 0 and not (subject.i > cue.last and cue.mood == "finite"):
                return _whole(reading, subject.i, sentence, cue.first if subject.i < cue.first else sentence[1])
        if verb.head == verb or not sentence[0] <= verb.head.i < sentence[1]:
            break
        if verb.dep_.startswith("acl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON") and cue.mood != "finite":
            return _whole(reading, verb.head.i, sentence, cue.first)
        verb = verb.head
    return _first_phrase(reading, cue, sentence)


def _pronoun_before(reading: Reading, i: int, first: int) -> int | None:
    for k in range(i - 1, max(i - 6, first - 1), -1):
        word = reading.lower[k]
        if word in reading.words.subject_pronouns:
            return k
        if not (
            word in reading.words.adverbs
            or word in reading.words.clitics
            or word in reading.words.negations
            or word.endswith("ment")
        ):
            return None
    return None


def _whole(reading: Reading, head: int, sentence: tuple[int, int], stop: int) -> tuple[int, int]:
    """Return the noun phrase around its head."""
    covering = reading.mention_around(head)
    if covering is not None and sentence[0] <= covering[0]:
        return covering[0], noun_phrase_end(reading, covering[0], max(stop, covering[1]))
    token = reading.doc[head]
    before = (t.i for t in token.children if t.i < head and t.dep_ in ("det", "amod", "nummod", "det:part"))
    first = max(min(before, default=head), sentence[0])
    while first - 1 >= sentence[0] and reading.lower[first - 1] in reading.words.determiners - reading.words.noun_links:
        first -= 1
    end = max(noun_phrase_end(reading, first, max(stop, head + 1)), head + 1)
    return first, end


def _first_phrase(reading: Reading, cue: Cue, sentence: tuple[int, int]) -> tuple[int, int] | None:
    """Return the first phrase of the sentence that names someone outside any complement, before the cue."""
    start, end = reading.start(sentence[0]), reading.start(cue.first)
    for begin, stop, _, participant in reading.mentions(start, end):
        at = reading.token_at(begin)
        previous = reading.before(at)
        if reading.cover[at] >= 0 or participant.kind in ("work", "place"):
            continue
        titled = previous >= 0 and reading.lower[previous] in reading.honorifics
        if previous < sentence[0] or titled or reading.doc[previous].pos_ not in ("ADP", "DET", "NOUN", "ADJ"):
            return at, reading.token_at(stop - 1) + 1
    return None
