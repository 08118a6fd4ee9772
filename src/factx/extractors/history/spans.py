"""The reference around an anchor: the smallest clause or noun phrase that holds both the event and its time."""

from itertools import takewhile
from typing import TYPE_CHECKING

from factx.extractor import Found
from factx.extractors.history.anchors import Anchor, recent
from factx.extractors.history.clauses import Clause, Predicate, is_participle, sentence_around, split, starts_with, trim
from factx.language import Language
from factx.records import Event, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

Bounds = tuple[int, int]
_SHORT = 8
_CLITICS = ("PRON", "ADV", "AUX", "VERB", "PUNCT", "CCONJ", "PART")


class Sentence:
    """The sentence of an anchor, cut into clauses, and the reference read off it."""

    def __init__(self, doc: "Doc", anchor: Anchor, found: Found, language: Language) -> None:
        self.doc = doc
        self.anchor = anchor
        self.found = found
        self.words = language.history
        self.language = language
        self.first, self.last = sentence_around(doc, anchor.first)
        self.last = max(self.last, anchor.last)
        self.clauses = split(doc, self.first, self.last, anchor.first, language)
        self.home = next(
            (i for i, clause in enumerate(self.clauses) if clause.first <= anchor.first < clause.last),
            next((i for i, clause in enumerate(self.clauses) if clause.last > anchor.first), len(self.clauses) - 1),
        )

    def reference(self) -> Bounds | None:
        """Return the token bounds of the reference, None when the anchor dates no past event or state."""
        if not self.clauses:
            return None
        if self.anchor.kind == "back":
            return self._phrase()
        if self.anchor.kind == "era":
            return self._era()
        clause = self.clauses[self.home]
        if not clause.predicates:
            return self._without_predicate(clause)
        return self._with_predicate(clause)

    def _with_predicate(self, clause: Clause) -> Bounds | None:
        anchor = self.anchor
        before = [p for p in clause.predicates if p.at < anchor.first]
        governor = before[-1] if before else clause.predicates[0]
        if governor.form == "infinitive" and clause.finite is not None:
            governor = clause.finite
        noun = self._dated_noun(governor.at + 1 if governor.at < anchor.first else clause.first)
        if governor.form == "participle" and governor.at < anchor.first:
            return self._participle(clause, governor)
        if anchor.kind != "date" or (noun is not None and self._is_since(noun)):
            return self._whole(clause)
        if governor.form == "gerund" and noun is not None:
            return self._noun_phrase(noun, clause)
        if governor.form == "finite" and noun is not None and self._is_news(clause, governor):
            return self._noun_phrase(noun, clause)
        if governor.tense == "future":
            return None
        return self._whole(clause)

    def _without_predicate(self, clause: Clause) -> Bounds | None:
        noun = self._dated_noun(clause.first)
        if clause.opener == "bracket":
            return self._before_bracket(clause)
        ahead = next((c for c in self.clauses[self.home + 1 :] if c.opener != "relative" and c.finite), None)
        if self._is_initial() and ahead is not None and ahead.finite is not None:
            if noun is not None and not self._is_since(noun) and self._is_news(ahead, ahead.finite):
                return self._noun_phrase(noun, clause)
            if ahead.finite.tense == "future":
                return None
            return self._extended(clause.first, self.clauses.index(ahead), coordinated=True)
        if noun is not None and self.anchor.kind == "date":
            return self._noun_phrase(noun, clause)
        host = self._host()
        if host is None:
            return self._noun_phrase(noun, clause) if noun is not None else self._phrase()
        finite = self.clauses[host].finite
        if finite is not None and finite.tense == "future" and self.anchor.kind == "date":
            return None
        first, _ = self._start(host)
        return self._finish(first, max(clause.last, self.anchor.last), self.home)

    def _is_initial(self) -> bool:
        return all(
            not c.predicates and c.last - c.first <= _SHORT and c.opener in ("start", "comma")
            for c in self.clauses[: self.home]
        ) or (self.home > 0 and self.clauses[self.home].opener == "coordinate")

    def _host(self) -> int | None:
        governor = self.doc[self.anchor.first].head
        for _ in range(12):
            home = next((i for i, c in enumerate(self.clauses[: self.home]) if c.first <= governor.i < c.last), None)
            if home is not None and self.clauses[home].predicates:
                return home
            if governor.head is governor:
                break
            governor = governor.head
        return next((i for i in range(self.home - 1, -1, -1) if self.clauses[i].predicates), None)

    def _participle(self, clause: Clause, participle: Predicate) -> Bounds:
        before = [p for p in clause.predicates if p.at < participle.at and p.form != "infinitive"]
        if participle.at - clause.first <= 2 and not any(
            self.doc[i].pos_ in ("NOUN", "PROPN") for i in range(clause.first, participle.at)
        ):
            return self._finish(clause.first, clause.last, self.home)
        if (
            not before
            and participle.at > clause.first
            and clause.finite is None
            and clause.opener in ("start", "comma")
        ):
            first = self._noun_start(participle.at - 1, clause.first)
            return self._finish(first, clause.last, self.home)
        return self._finish(self._noun_start(participle.at - 1, clause.first), clause.last, self.home)

    def _whole(self, clause: Clause) -> Bounds:
        first, _ = self._start(self.home)
        coordinated = self.anchor.last <= (clause.predicates[0].at if clause.predicates else 0) and self._is_initial()
        _, last = self._extended(first, self.home, coordinated)
        return first, last

    def _start(self, home: int) -> Bounds:
        """The beginning of a clause, its subject fetched from before an interpolation."""
        clause = self.clauses[home]
        finite = clause.finite
        if (
            home >= 2
            and finite is not None
            and clause.opener == "comma"
            and all(self.doc[i].pos_ in _CLITICS for i in range(clause.first, finite.at))
            and self.clauses[home - 1].last - self.clauses[home - 1].first <= _SHORT
            and self.clauses[home - 2].finite is None
            and any(self.doc[i].pos_ in ("NOUN", "PROPN", "PRON") for i in range(*self._range(home - 2)))
        ):
            return self.clauses[home - 2].first, clause.last
        return clause.first, clause.last

    def _range(self, home: int) -> Bounds:
        return self.clauses[home].first, self.clauses[home].last

    def _extended(self, first: int, home: int, coordinated: bool = False) -> Bounds:
        last = self.clauses[home].last
        for clause in self.clauses[home + 1 :]:
            if clause.opener == "complement" or (coordinated and clause.opener == "coordinate"):
                last = clause.last
                home += 1
            else:
                break
        return self._finish(first, last, home)

    def _finish(self, first: int, last: int, home: int) -> Bounds:
        """Take in the rest of the clause beyond a comma; leave out what joins it to the clause before."""
        rest = self.clauses[home + 1 :]
        if rest and rest[0].opener == "comma" and (self._is_complement(rest[0]) or self._ends_list(rest)):
            last = next((c.last for c in rest if c.predicates or self._closes_list(c)), last)
        while first < last and self._is_joint(first):
            first += 1
        return trim(self.doc, first, last)

    def _is_complement(self, clause: Clause) -> bool:
        """Whether an infinitive («, d'être condamné») goes on with the clause an apposition broke."""
        opener = self.doc[clause.first]
        return (
            opener.pos_ == "ADP"
            and opener.dep_ == "mark"
            and bool(clause.predicates)
            and clause.predicates[0].form == "infinitive"
            and clause.predicates[0].at - clause.first <= 2
        )

    def _ends_list(self, rest: list[Clause]) -> bool:
        items = list(takewhile(lambda c: c.opener == "comma" and not c.predicates, rest))
        return any(self._closes_list(c) for c in items) and self.doc[items[0].first].pos_ in ("DET", "PROPN")

    def _closes_list(self, clause: Clause) -> bool:
        return any(self.doc[i].pos_ == "CCONJ" for i in range(clause.first, clause.last - 1))

    def _is_joint(self, at: int) -> bool:
        if self.doc[at].pos_ == "CCONJ":
            return not is_participle(self.doc, at + 1, at + 1, self.language)
        return bool(starts_with(self.doc, at, at + 1, self.words.sequels)) and not is_participle(
            self.doc, at + 1, at + 1, self.language
        )

    def _is_news(self, clause: Clause, governor: Predicate) -> bool:
        """Whether the verb tells the news, so that a past date can only belong to a noun."""
        if governor.tense in ("present", "future"):
            return not starts_with(self.doc, self.anchor.first - 1, self.anchor.last, self.words.since) and (
                self.doc[governor.at].lower_ not in self.words.origin_verbs
            )
        published = self.found.article.published
        return published is not None and any(
            clause.first <= self._token_at(time.start) < clause.last and recent(time, published)
            for time in self.found[TimeExpression]
            if self.doc[clause.first].idx <= time.start < self.doc[clause.last - 1].idx + 1
        )

    def _token_at(self, start: int) -> int:
        span = self.doc.char_span(start, start + 1, alignment_mode="expand")
        return span.start if span is not None else -1

    def _dated_noun(self, begin: int) -> int | None:
        """The noun before the anchor that takes a date: a word for an event, or one it stands close to."""
        triggers = {self._token_at(event.trigger.start) for event in self.found[Event]}
        for at in range(self.anchor.first - 1, begin - 1, -1):
            token = self.doc[at]
            if token.pos_ in ("NOUN", "PROPN") and (
                token.lower_ in self.words.dated_nouns or token.text in self.words.dated_nouns or at in triggers
            ):
                return at
        at = self.anchor.first - 1
        if at > begin and self.doc[at].lower_ in ("de", "d'", "du"):
            at -= 1
        elif self.doc[at].pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        while at > begin and self.doc[at].pos_ in ("ADJ", "PROPN", "NUM"):
            at -= 1
        return at if at >= begin and self.doc[at].pos_ in ("NOUN", "PROPN") else None

    def _is_since(self, noun: int) -> bool:
        """Whether «depuis» governs the noun: then the clause looks back, not the noun alone."""
        first = self._noun_start(noun, self.first)
        return any(
            starts_with(self.doc, at, first, self.words.since) for at in range(max(self.first, first - 3), first)
        )

    def _noun_phrase(self, noun: int, clause: Clause) -> Bounds:
        first = self._noun_start(noun, clause.first)
        last = self.anchor.last
        while last < clause.last:
            token = self.doc[last]
            if not first <= token.head.i < last and not (
                token.pos_ in ("ADP", "DET") and self._attached(token, first, last)
            ):
                break
            last += 1
        return trim(self.doc, first, last)

    def _attached(self, token: "object", first: int, last: int) -> bool:
        head = token.head  # type: ignore[attr-defined]
        for _ in range(4):
            if first <= head.i < last:
                return True
            if head.head is head or head.pos_ in ("VERB", "AUX"):
                return False
            head = head.head
        return False

    def _noun_start(self, noun: int, begin: int) -> int:
        at = noun
        while (
            at > begin
            and self.doc[at - 1].pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "ADP", "ADV")
            and (self.doc[at].pos_ != "DET")
        ):
            if self.doc[at - 1].lower_ in ("du", "des", "au", "aux"):
                return at - 1
            if self.doc[at - 1].pos_ == "ADP" and self.doc[at - 1].lower_ not in ("de", "d'", "à", "en"):
                return at
            at -= 1
        if at > begin and self.doc[at - 1].pos_ == "DET":
            at -= 1
        return at

    def _before_bracket(self, clause: Clause) -> Bounds | None:
        at = clause.first - 2
        if at < self.first or self.doc[at].pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        first = self._noun_start(at, self.first)
        last = clause.last
        while last < self.last and self.doc[last].text in ")]":
            last += 1
        return first, last

    def _phrase(self) -> Bounds:
        clause = self.clauses[self.home]
        last = self.anchor.last
        while last < clause.last and self._attached(self.doc[last], self.anchor.first, last):
            last += 1
        return trim(self.doc, self.anchor.first, last)

    def _era(self) -> Bounds:
        clause = self.clauses[self.home]
        opening = clause.predicates[0] if clause.predicates else None
        if opening is not None and opening.form == "participle" and opening.at - clause.first <= 1:
            return self._finish(clause.first, clause.last, self.home)
        finite = clause.finite
        if finite is not None and finite.tense in ("background", "perfect") and self._is_placed(clause):
            return self._whole(clause)
        first = self._noun_start(self._remembered(clause.first), clause.first)
        return trim(self.doc, first, self.anchor.last)

    def _is_placed(self, clause: Clause) -> bool:
        """Whether a preposition of time («pendant», «à la fin de») makes the era say when."""
        start = self.anchor.first
        return any(
            starts_with(self.doc, at, self.anchor.last, self.words.era_prepositions) >= start - at
            for at in range(max(clause.first, start - 5), start)
        ) or bool(starts_with(self.doc, start, self.anchor.last, self.words.era_prepositions))

    def _remembered(self, begin: int) -> int:
        """The first of the nouns that carry the era along: «les commémorations du centenaire de …»."""
        first = self.anchor.first
        at = first - 1
        while at >= begin and self.doc[at].pos_ in ("ADP", "DET", "ADJ", "NOUN"):
            if self.doc[at].pos_ == "NOUN":
                if self.doc[at].lower_ not in self.words.remembrance:
                    break
                first = at
            at -= 1
        return first


def sequel(doc: "Doc", last: int, language: Language) -> Bounds | None:
    """Return the participial clause that continues a reference with a next event: «, puis rejoints par …»."""
    at = last + 1 if last < len(doc) and doc[last].text == "," else last
    if at >= len(doc) or not (length := starts_with(doc, at, len(doc), language.history.sequels)):
        return None
    _, end = sentence_around(doc, at)
    if at + length >= end or not is_participle(doc, at + length, at + length, language):
        return None
    clause = next((c for c in split(doc, at, end, at, language) if c.first <= at + length < c.last), None)
    return trim(doc, at, clause.last) if clause is not None else None
