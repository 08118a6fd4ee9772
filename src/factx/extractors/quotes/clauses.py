"""Reported clauses: where the content of speech without marks begins and ends."""

from collections.abc import Iterator

from factx.extractors.quotes.cues import Cue
from factx.extractors.quotes.reading import ENDERS, Reading

_GAP = 8


def reported(reading: Reading, cue: Cue, cues: list[Cue], end: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses a verb reports, coordinated ones apart, as token ranges.

    A clause with its complementiser («que»), an infinitive («dit vouloir …»), one with a preposition («propose de …»),
    or a question («a demandé pourquoi …»).
    """
    if not cue.reports_clauses or cue.passive or cue.mood == "participle":
        return
    if cue.clause is not None:
        yield from _coordinated(reading, cue, cues, cue.clause, end, reading.words.complementizers)
        return
    start = _infinitive(reading, cue, end)
    if start is not None:
        yield from _coordinated(reading, cue, cues, start, end, frozenset())
    elif (start := _question(reading, cue, end)) is not None:
        yield start, _end(reading, cue, cues, start, end)


def _coordinated(
    reading: Reading, cue: Cue, cues: list[Cue], start: int, end: int, links: frozenset[str]
) -> Iterator[tuple[int, int]]:
    stop = _end(reading, cue, cues, start, end)
    first = start
    for i in range(start, stop):
        if reading.cover[i] >= 0 or reading.lower[i] not in reading.words.coordinators or i + 1 >= stop:
            continue
        if links and reading.lower[i + 1] in links and _is_clause(reading, i + 2, stop):
            yield first, i
            first = i + 2
        elif not links and _opens_infinitive(reading, i + 1, stop) and _same_mood(reading, first, i + 1, stop):
            yield first, i
            first = i + 1
    yield first, stop


def _is_clause(reading: Reading, i: int, stop: int) -> bool:
    return any(reading.doc[k].pos_ in ("VERB", "AUX") for k in range(i, min(i + 25, stop)))


def _same_mood(reading: Reading, first: int, second: int, stop: int) -> bool:
    """Tell whether the infinitive after a coordinator answers the one that opened the clause."""
    one, other = _first_infinitive(reading, first, stop), _first_infinitive(reading, second, stop)
    if one is None or other is None:
        return False
    head = reading.doc[other].head
    between = any(
        reading.cover[k] < 0
        and reading.lower[k] in (*reading.words.complement_prepositions, *reading.words.relatives)
        and reading.doc[reading.after(k)].morph.get("VerbForm", []) == ["Inf"]
        for k in range(one + 1, second - 1)
    )
    return head.i == one or not between


def _first_infinitive(reading: Reading, i: int, stop: int) -> int | None:
    return next((k for k in range(i, min(i + _GAP, stop)) if "Inf" in reading.doc[k].morph.get("VerbForm", [])), None)


def _opens_infinitive(reading: Reading, i: int, end: int) -> bool:
    """Tell whether an infinitive stands at a token, its clitics and negation passed over."""
    words = reading.words
    for k in range(i, min(i + 5, end)):
        if "Inf" in reading.doc[k].morph.get("VerbForm", []):
            return True
        if not (
            reading.lower[k] in words.clitics
            or reading.lower[k] in words.negations
            or reading.lower[k] in words.negators
            or (reading.doc[k].is_quote and k == i)
        ):
            return False
    return False


def _infinitive(reading: Reading, cue: Cue, end: int) -> int | None:
    verbs = reading.words.verbs
    bare = cue.verb in verbs.infinitive or "phrase" in cue.uses
    linked = cue.verb in verbs.request
    if cue.incise or not (bare or linked):
        return None
    k = cue.last
    while bare and k < min(cue.last + 4, end):
        if _opens_infinitive(reading, k, end):
            return k
        if reading.lower[k] not in reading.words.adverbs and reading.lower[k] not in reading.words.time_nouns:
            break
        k += 1
    if linked:
        for k in range(cue.last, min(cue.last + _GAP, end)):
            if reading.cover[k] >= 0 or reading.lower[k] in ENDERS or reading.lower[k] in (",", ":", ";"):
                return None
            if reading.lower[k] in reading.words.infinitive_links and _opens_infinitive(reading, k + 1, end):
                return k + 1
    return None


def _question(reading: Reading, cue: Cue, end: int) -> int | None:
    if cue.verb not in reading.words.interrogative_verbs or cue.incise:
        return None
    i = cue.last
    while i < min(cue.last + 3, end) and reading.lower[i] in reading.words.adverbs:
        i += 1
    if i + 2 < end and reading.cover[i] < 0 and reading.lower[i] in reading.words.interrogatives:
        return i if _is_clause(reading, i, end) else None
    return None


def _end(reading: Reading, cue: Cue, cues: list[Cue], start: int, end: int) -> int:
    """Return the token after a reported clause: where its sentence ends, or something of the cue's own level begins."""
    breaks = {other.first for other in cues if other.first > start and _breaks(reading, other)}
    siblings = [
        c.i for c in reading.doc[cue.head].children if c.dep_ == "conj" and c.i > start and c.pos_ in ("VERB", "AUX")
    ]
    coordinator: int | None = None
    for i in range(start, end):
        if reading.cover[i] >= 0:
            continue
        word = reading.lower[i]
        if word in ENDERS or word == ";":
            return i
        if i in breaks:
            before = reading.before(i)
            while before > start and reading.lower[before] in (
                "en",
                "tout",
                "et",
                "avant",
                "de",
                "d'",
                ",",
                "-",
                "–",
                "—",
            ):
                before -= 1
            return before + 1
        if word == "," or word in reading.words.coordinators:
            coordinator = i
        if i in siblings and coordinator is not None:
            return coordinator
    return end


def _breaks(reading: Reading, cue: Cue) -> bool:
    """Tell whether a later cue ends the clause before it: an incise, a source or a participle set off by a comma."""
    before = reading.before(cue.first)
    while before >= 0 and reading.lower[before] in ("en", "tout"):
        before -= 1
    apart = before >= 0 and reading.lower[before] in (",", "-", "–", "—", "(")
    if cue.is_source:
        return apart and cue.verb not in reading.words.doubtful_sources
    return apart and (cue.mood == "gerund" or (cue.incise and (cue.inverted is not None or "speech" in cue.uses)))
