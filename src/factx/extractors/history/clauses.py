"""Clauses on the surface: a sentence cut where punctuation and opening words say so, for parses err in the large.

Positions are token indices into the parse, half open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factx.extractors.history.phrases import lexicon
from factx.language import Language

if TYPE_CHECKING:
    from factx.tree import Doc, Token

Opener = Literal["start", "comma", "bracket", "relative", "complement", "subordinate", "coordinate"]
Form = Literal["finite", "participle", "gerund", "infinitive"]
Tense = Literal["background", "perfect", "present", "future"]

_SENTENCE_END = frozenset(".!?…") | {"...", "?!", "!?"}
_PAUSES = frozenset(",;:—―") | {"--"}
_HYPHENS = frozenset("-–")
_OPENING = frozenset('([«“"')
_PARTNERS = {")": "(", "]": "[", "»": "«", "”": "“", '"': '"', "%": ""}
_REACH = 7
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb form that makes a clause: the token, its form, and for a finite one its tense."""

    at: int
    form: Form
    tense: Tense | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between two boundaries, what opens it, and its predicates in order."""

    first: int
    last: int
    opener: Opener
    predicates: tuple[Predicate, ...]

    @property
    def opens_with_infinitive(self) -> bool:
        """Whether an infinitive stands at its head, a preposition and pronouns at most before it."""
        return (
            bool(self.predicates)
            and self.predicates[0].form == "infinitive"
            and self.predicates[0].at <= self.first + 2
        )

    @property
    def finite(self) -> Predicate | None:
        """Its first finite predicate."""
        return next((p for p in self.predicates if p.form == "finite"), None)


def sentence_around(doc: "Doc", at: int) -> tuple[int, int]:
    """Return the sentence a token stands in, by punctuation and line breaks alone, cut where it is endless."""
    first = at
    while first > max(0, at - _LONGEST) and not _ends_sentence(doc[first - 1]):
        first -= 1
    last = at
    while last < min(len(doc), at + _LONGEST) and not _ends_sentence(doc[last]):
        last += 1
    return first, last


def _ends_sentence(token: "Token") -> bool:
    if token.is_space:
        return "\n" in token.text
    return token.text in _SENTENCE_END


def split(doc: "Doc", first: int, last: int, anchor: tuple[int, int], language: Language) -> list[Clause]:
    """Cut doc[first:last] into clauses, never inside the anchor; a bracket that does not hold it is passed over."""
    starts: list[tuple[int, Opener]] = [(first, "start")]
    at = first
    while at < last:
        token = doc[at]
        if anchor[0] < at < anchor[1]:
            pass
        elif token.text in "([":
            close = _closing(doc, at, last)
            if close is None or close < anchor[0] or anchor[0] < at:
                at = close + 1 if close is not None else at + 1
                continue
            starts.append((at + 1, "bracket"))
            if close + 1 < last:
                starts.append((close + 1, "comma"))
        elif _is_pause(token):
            starts.append((at + 1, "comma"))
        elif at == starts[-1][0] and starts[-1][1] == "comma":
            starts[-1] = (at, _opener(doc, at, starts[-2][0], last, language) or "comma")
        elif at > starts[-1][0] and (opened := _opener(doc, at, starts[-1][0], last, language)):
            starts.append((at, opened))
        at += 1
    starts.sort(key=lambda start: start[0])
    ends = [start for start, _ in starts[1:]] + [last]
    clauses = []
    for (begin, opener), end in zip(starts, ends, strict=True):
        begin, end = trim(doc, begin, end)
        if begin < end:
            predicates = _predicates(doc, begin, end, language)
            outside = tuple(p for p in predicates if not anchor[0] <= p.at < anchor[1])
            clauses.append(Clause(begin, end, opener, outside))
    return clauses


def trim(doc: "Doc", first: int, last: int) -> tuple[int, int]:
    """Leave out, at both ends, pauses, spaces, dangling conjunctions, and marks and brackets without their partner."""
    words = [doc[at].text for at in range(first, last)]
    unpaired = {at + first for at in _unpaired(words)}
    while first < last and (doc[first].is_space or first in unpaired or _is_stop(doc[first])):
        first += 1
    while last > first and (_dangles(doc[last - 1]) or last - 1 in unpaired):
        last -= 1
    return first, last


def _is_stop(token: "Token") -> bool:
    return token.is_punct and not token.is_quote and token.text not in "(["


def _dangles(token: "Token") -> bool:
    return token.is_space or token.pos_ == "CCONJ" or (token.is_punct and token.text not in _PARTNERS)


def _unpaired(words: list[str]) -> Iterator[int]:
    """The positions of closing marks never opened and of opening ones never closed."""
    opened: list[int] = []
    for at, word in enumerate(words):
        if opened and words[opened[-1]] in _PARTNERS.get(word, ""):
            opened.pop()
        elif word in _OPENING:
            opened.append(at)
        elif word in _PARTNERS:
            yield at
    yield from opened


def _is_pause(token: "Token") -> bool:
    if token.text in _HYPHENS:
        return bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)
    return token.text in _PAUSES


def _closing(doc: "Doc", at: int, last: int) -> int | None:
    return next((i for i in range(at + 1, min(last, at + 60)) if doc[i].text in ")]"), None)


def _opener(doc: "Doc", at: int, begin: int, last: int, language: Language) -> Opener | None:
    words = language.history.clauses
    token = doc[at]
    lower = token.lower_
    if at > begin and doc[at - 1].pos_ == "PRON" and lower in (*words.complementizers, *words.relatives):
        return None
    if lower in words.complementizers and lexicon(language).subordinators.before(doc, at + 1) > 1:
        return None
    if lower in words.complementizers:
        return "relative" if token.pos_ == "PRON" else "complement"
    if lexicon(language).subordinators.at(doc, at, last):
        return "subordinate"
    if lower in words.infinitive_openers and _infinitive_follows(doc, at, last):
        return "subordinate"
    if lower in words.relatives and token.pos_ != "CCONJ":
        return "relative"
    if token.pos_ == "ADP" and at + 1 < last and doc[at + 1].lower_ in words.relatives and doc[at + 1].pos_ == "PRON":
        return "relative"
    if (
        lower in words.coordinators
        and token.pos_ in ("CCONJ", "ADV", "SCONJ")
        and _joins_clauses(doc, at, begin, last, language)
    ):
        return "coordinate"
    return None


def _infinitive_follows(doc: "Doc", at: int, last: int) -> bool:
    for i in range(at + 1, min(at + 5, last)):
        token = doc[i]
        if token.pos_ in ("VERB", "AUX") and "Inf" in token.morph.get("VerbForm", []):
            return True
        if token.pos_ not in ("PRON", "ADV", "PUNCT", "ADP") or token.text == ",":
            return False
    return False


def _joins_clauses(doc: "Doc", at: int, begin: int, last: int, language: Language) -> bool:
    before = list(_predicates(doc, begin, at, language))
    if not before:
        return False
    end = next((i for i in range(at + 1, last) if _is_pause(doc[i]) or doc[i].text in "(["), last)
    following = list(_predicates(doc, at + 1, end, language))
    if any(p.form == "finite" for p in before):
        next_finite = next((p for p in following if p.form == "finite"), None)
        if next_finite and not any(
            doc[i].lower_ in language.history.clauses.relatives for i in range(at + 1, next_finite.at)
        ):
            return True
    nearest = before[-1].form if before[-1].form != "finite" else "participle"
    return bool(following) and following[0].form == nearest == "participle" and following[0].at - at <= 3


def _predicates(doc: "Doc", first: int, last: int, language: Language) -> Iterator[Predicate]:
    auxiliary: int | None = None
    for at in range(first, last):
        token = doc[at]
        if auxiliary is not None and at - auxiliary > _REACH:
            auxiliary = None
        if is_finite(token, language):
            tense = _tense(doc, at, last, language)
            yield Predicate(at, "finite", tense)
            auxiliary = at if token.pos_ == "AUX" else None
        elif token.pos_ == "AUX":
            if auxiliary is None and "Inf" in token.morph.get("VerbForm", []):
                yield Predicate(at, "infinitive")
            elif auxiliary is None and "Part" in token.morph.get("VerbForm", []):
                yield Predicate(at, "gerund")
            auxiliary = at
        elif is_participle(doc, at, first, language):
            if auxiliary is None:
                yield Predicate(at, "participle")
            auxiliary = None
        elif token.pos_ == "VERB" and "Inf" in token.morph.get("VerbForm", []):
            yield Predicate(at, "infinitive")
            auxiliary = None
        elif token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", []):
            yield Predicate(at, "gerund")
            auxiliary = None


def is_finite(token: "Token", language: Language) -> bool:
    """Whether a token is a finite verb or auxiliary."""
    if token.lower_ in language.history.origin_verbs and _opens_predicate(token):
        return True
    return (
        token.pos_ in ("VERB", "AUX")
        and "Fin" in token.morph.get("VerbForm", [])
        and not token.lower_.endswith(language.history.clauses.participle_endings)
    )


def _opens_predicate(token: "Token") -> bool:
    return token.pos_ != "NOUN" or token.i == 0 or token.nbor(-1).pos_ not in ("DET", "ADP", "ADJ", "NUM")


def is_participle(doc: "Doc", at: int, first: int, language: Language) -> bool:
    """Whether a token is a past participle; one that opens a clause may be mistaken for a noun or adjective."""
    token = doc[at]
    looks = len(token) > 3 and token.lower_.endswith(language.history.clauses.participle_endings)
    if token.pos_ == "VERB":
        past = "Part" in token.morph.get("VerbForm", []) and "Past" in token.morph.get("Tense", [])
        return past or looks
    if token.pos_ == "ADJ" and looks:
        return at == first or doc[at - 1].pos_ in ("NOUN", "ADJ", "PROPN", "ADV", "AUX", "VERB")
    return token.pos_ in ("NOUN", "PROPN") and looks and at == first


def _tense(doc: "Doc", at: int, last: int, language: Language) -> Tense:
    token = doc[at]
    mood, tense = token.morph.get("Mood", []), token.morph.get("Tense", [])
    if "Fut" in tense or "Cnd" in mood:
        return "future"
    if "Imp" in tense or ("Past" in tense and token.pos_ in ("VERB", "AUX")):
        return "background"
    if token.pos_ == "AUX" and token.dep_ not in ("cop", "aux:pass"):
        return "perfect"
    if token.pos_ == "AUX" and _is_perfect(doc, at, last, language):
        return "perfect"
    return "present"


def _is_perfect(doc: "Doc", at: int, last: int, language: Language) -> bool:
    return any(doc[i].lower_ in language.history.clauses.been for i in range(at + 1, min(at + 4, last)))
