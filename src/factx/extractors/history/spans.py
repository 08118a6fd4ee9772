"""The reference around an anchor: the smallest clause or noun phrase that holds both the event and its time."""

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from factx.extractor import Found
from factx.extractors.history.anchors import Anchor, recent, token_bounds
from factx.extractors.history.clauses import Clause, Predicate, is_participle, sentence_around, split, trim
from factx.extractors.history.nouns import dated_noun, phrase_end, phrase_start
from factx.extractors.history.phrases import lexicon
from factx.language import Language
from factx.records import Event, TimeExpression

if TYPE_CHECKING:
    from factx.tree import Doc

Bounds = tuple[int, int]
_SHORT = 8
_CLIMB = 12
_CENTURY = 2


@dataclass(frozen=True)
class Reading:
    """What spans are read from: the parse, the tokens of the news' own dates, the tokens that trigger events."""

    doc: "Doc"
    language: Language
    news: frozenset[int]
    triggers: frozenset[int]


def read(doc: "Doc", found: Found, language: Language) -> Reading:
    """Return the reading of an article."""
    published = found.article.day
    times = [time for time in found[TimeExpression] if published and recent(time, published)]
    return Reading(
        doc,
        language,
        frozenset(token_bounds(doc, time.start, time.end)[0] for time in times),
        frozenset(token_bounds(doc, event.trigger.start, event.trigger.end)[0] for event in found[Event]),
    )


def reference(reading: Reading, anchor: Anchor) -> Bounds | None:
    """Return the token bounds of an anchor's reference, None when it dates no past event or state."""
    sentence = _Sentence(reading, anchor)
    if not sentence.clauses:
        return None
    if anchor.kind == "back":
        return anchor.first, sentence.phrase_end(anchor.first)
    if anchor.kind == "anniversary":
        return sentence.noun_phrase(anchor.first)
    if anchor.kind == "era":
        return sentence.era()
    bounds = sentence.with_predicate() if sentence.clause.predicates else sentence.without_predicate()
    if bounds is None or not _says_what(reading.doc, bounds, anchor):
        return None
    return bounds if anchor.kind != "past" or sentence.tells_the_past(*bounds) else None


def _says_what(doc: "Doc", bounds: Bounds, anchor: Anchor) -> bool:
    """Whether a reference holds more than its time: an anchor alone tells no event."""
    outside = (doc[at] for at in range(*bounds) if not anchor.first <= at < anchor.last)
    return any(token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") for token in outside)


def sequel(reading: Reading, last: int) -> Bounds | None:
    """Return the participial clause that continues a reference with a next event: «, puis rejoints par …»."""
    doc, language = reading.doc, reading.language
    at = last + 1 if last < len(doc) and doc[last].text == "," else last
    length = lexicon(language).sequels.at(doc, at, len(doc))
    if not length or at + length >= len(doc) or not is_participle(doc, at + length, at + length, language):
        return None
    _, end = sentence_around(doc, at)
    clause = next((c for c in split(doc, at, end, (at, at), language) if c.first <= at + length < c.last), None)
    return trim(doc, at, clause.last) if clause is not None else None


class _Sentence:
    """The sentence of an anchor, cut into clauses; `home` is the number of the anchor's clause."""

    def __init__(self, reading: Reading, anchor: Anchor) -> None:
        self.doc = doc = reading.doc
        self.anchor = anchor
        self.reading = reading
        self.language = reading.language
        self.words = reading.language.history
        self.phrases = lexicon(reading.language)
        self.first, last = sentence_around(doc, anchor.first)
        self.clauses = split(doc, self.first, max(last, anchor.last), (anchor.first, anchor.last), self.language)
        self.home = next((i for i, c in enumerate(self.clauses) if anchor.first < c.last), len(self.clauses) - 1)

    @property
    def clause(self) -> Clause:
        return self.clauses[self.home]

    def with_predicate(self) -> Bounds | None:
        """The reference of an anchor whose clause has a verb."""
        clause, anchor = self.clause, self.anchor
        before = [p for p in clause.predicates if p.at < anchor.first]
        governor = before[-1] if before else clause.predicates[0]
        if governor.form == "infinitive" and clause.finite is not None:
            governor = clause.finite
        noun = self.dated_noun(governor.at + 1 if before else clause.first)
        bears = noun is not None and anchor.kind == "date" and not self.is_since(noun)
        if noun is not None and bears and (governor.form == "gerund" or self.is_news(clause, governor)):
            return self.noun_phrase(noun)
        if before and governor.form in ("participle", "gerund"):
            return self.finish(self.relative_start(clause, governor), self.relative_end(clause), self.home)
        if governor.tense == "future" and anchor.kind == "date":
            return None
        if before and clause.opener == "relative":
            return self.finish(clause.first, self.relative_end(clause), self.home)
        return self.extended(self.start(self.home), self.home, scope=not before and self.is_initial())

    def without_predicate(self) -> Bounds | None:
        """The reference of an anchor that punctuation sets off from its verb."""
        clause, anchor = self.clause, self.anchor
        if clause.opener == "bracket":
            return self.before_bracket()
        noun = self.dated_noun(clause.first)
        if self.is_initial() and (ahead := self.ahead()) is not None:
            return self.framed(ahead, noun)
        if noun is None and anchor.first == clause.first and self.home:
            noun = self.noun_before(clause)
        if noun is not None and anchor.kind == "date":
            return self.noun_phrase(noun)
        host = self.host()
        if host is None:
            return clause.first, max(clause.last, anchor.last)
        finite = self.clauses[host].finite
        if finite is not None and finite.tense == "future" and anchor.kind == "date":
            return None
        return self.finish(self.start(host), max(clause.last, anchor.last), self.home)

    def tells_the_past(self, first: int, last: int) -> bool:
        """Whether a verb of doc[first:last] is in a tense of the past."""
        return any(
            p.form == "participle" or p.tense in ("background", "perfect")
            for clause in self.clauses
            for p in clause.predicates
            if first <= p.at < last
        )

    def ahead(self) -> int | None:
        """The number of the main clause after the anchor's; a bare anchor («il y a dix ans que …») takes the next."""
        bare = (self.clause.first, self.clause.last) == (self.anchor.first, self.anchor.last)
        for number, clause in list(enumerate(self.clauses))[self.home + 1 :]:
            main = clause.opener not in ("relative", "subordinate")
            if clause.finite and (main or (bare and number == self.home + 1)):
                return number
        return None

    def framed(self, ahead: int, noun: int | None) -> Bounds | None:
        """A time at the head of a sentence frames the main clause and those joined to it."""
        finite = self.clauses[ahead].finite
        if finite is not None and self.anchor.kind == "date":
            if noun is not None and not self.is_since(noun) and self.is_news(self.clauses[ahead], finite):
                return self.noun_phrase(noun)
            if finite.tense == "future":
                return None
        return self.extended(self.clause.first, ahead, scope=True)

    def era(self) -> Bounds:
        """The reference of an era: a clause it is placed in, else its name with the nouns that carry it along."""
        clause = self.clause
        opening = clause.predicates[0] if clause.predicates else None
        if opening is not None and opening.form == "participle" and opening.at - clause.first <= 1:
            return self.finish(clause.first, clause.last, self.home)
        finite = clause.finite
        if self.is_placed():
            if finite is not None and finite.tense in ("background", "perfect"):
                return self.extended(self.start(self.home), self.home)
            framed = self.without_predicate() if not clause.predicates else None
            if framed is not None and self.tells_the_past(*framed):
                return framed
        first, last = phrase_start(self.doc, self.remembered(), clause.first, self.language), self.anchor.last
        quoted = last < len(self.doc) and self.doc[last].is_quote
        return trim(self.doc, first, last + quoted)

    def is_placed(self) -> bool:
        """Whether a preposition of time («pendant», «à la fin de») makes the era say when."""
        start, phrases = self.anchor.first, self.phrases.era_prepositions
        return any(
            phrases.at(self.doc, at, self.anchor.last) >= max(start - at, 1)
            for at in range(max(self.clause.first, start - 5), start + 1)
        )

    def remembered(self) -> int:
        """The first of the nouns that carry the era along: «les commémorations du centenaire de …»."""
        first = self.anchor.first
        for at in range(first - 1, self.clause.first - 1, -1):
            if self.doc[at].pos_ not in ("ADP", "DET", "ADJ", "NOUN"):
                break
            if self.doc[at].pos_ == "NOUN":
                if self.doc[at].lower_ not in self.words.remembrance:
                    break
                first = at
        return first

    def is_initial(self) -> bool:
        """Whether the clause opens the sentence, at most short adverbials before it, or a coordinated one."""
        if self.clause.opener == "coordinate":
            return True
        return self.anchor.first - self.clause.first <= _SHORT and all(
            not c.predicates and c.last - c.first <= _SHORT and c.opener in ("start", "comma")
            for c in self.clauses[: self.home]
        )

    def host(self) -> int | None:
        """The number of the clause before whose verb governs the anchor by the parse, else of the nearest with one."""
        governor = self.doc[self.anchor.first].head
        for _ in range(_CLIMB):
            for number, clause in enumerate(self.clauses[: self.home]):
                if clause.first <= governor.i < clause.last and clause.predicates:
                    return number
            governor = governor.head
        return next((i for i in range(self.home - 1, -1, -1) if self.clauses[i].predicates), None)

    def start(self, number: int) -> int:
        """Where a clause begins: its subject is fetched from before an interpolation, the news' own verb left out."""
        clause = self.clauses[number]
        finite = clause.finite
        gerund = next((p for p in reversed(clause.predicates) if p.form == "gerund"), None)
        if gerund is not None and finite is not None and finite.tense in ("present", "future"):
            return self.relative_start(clause, gerund)
        interpolated = (
            number >= 2
            and finite is not None
            and clause.opener == "comma"
            and not any(self.is_subject(at) for at in range(clause.first, finite.at))
            and self.clauses[number - 1].last - self.clauses[number - 1].first <= _SHORT
            and self.clauses[number - 2].finite is None
        )
        return self.clauses[number - 2].first if interpolated else clause.first

    def is_subject(self, at: int) -> bool:
        token = self.doc[at]
        return token.dep_.startswith(("nsubj", "expl:subj")) or token.pos_ in ("NOUN", "PROPN")

    def relative_start(self, clause: Clause, governor: Predicate) -> int:
        """Where a participle's phrase begins: at the noun it follows, or with the clause it opens."""
        if all(self.doc[i].pos_ not in ("NOUN", "PROPN") for i in range(clause.first, governor.at)):
            return clause.first
        at = governor.at
        while at > clause.first and self.doc[at - 1].pos_ == "ADV":
            at -= 1
        if self.doc[at - 1].text == ")":
            at = next((i for i in range(at - 1, clause.first, -1) if self.doc[i].text == "("), at)
        return phrase_start(self.doc, at - 1, clause.first, self.language)

    def relative_end(self, clause: Clause) -> int:
        """Where a relative or participial clause ends: before the verb of the clause it stands in."""
        last = next((p.at for p in clause.predicates if p.form == "finite" and p.at >= self.anchor.last), clause.last)
        while last < clause.last and last > self.anchor.last and self.doc[last - 1].pos_ in ("PRON", "ADV"):
            last -= 1
        return last

    def extended(self, first: int, number: int, scope: bool = False) -> Bounds:
        """From `first` to the end of a clause, with its complement clauses, under `scope` also those joined to it."""
        following = takewhile(
            lambda clause: clause.opener == "complement" or (scope and clause.opener == "coordinate"),
            self.clauses[number + 1 :],
        )
        number += sum(1 for _ in following)
        return self.finish(first, self.clauses[number].last, number)

    def finish(self, first: int, last: int, number: int) -> Bounds:
        """Take in the rest of the clause beyond a comma; leave out what joins it to the clause before."""
        rest = self.clauses[number + 1 :]
        if rest and rest[0].opener == "comma" and (self.is_complement(rest[0]) or self.is_list(rest)):
            last = next((c.last for c in rest if c.predicates or self.closes_list(c)), last)
        while first < last and self.is_joint(first):
            first += 1
        return trim(self.doc, first, last)

    def is_complement(self, clause: Clause) -> bool:
        """Whether an infinitive («, d'être condamné») goes on with the clause an apposition broke."""
        opener = self.doc[clause.first]
        return opener.pos_ == "ADP" and opener.dep_ == "mark" and clause.opens_with_infinitive

    def is_list(self, rest: list[Clause]) -> bool:
        items = list(takewhile(lambda c: c.opener == "comma" and not c.predicates, rest))
        return any(map(self.closes_list, items)) and self.doc[items[0].first].pos_ in ("DET", "PROPN")

    def closes_list(self, clause: Clause) -> bool:
        return any(self.doc[i].pos_ == "CCONJ" for i in range(clause.first, clause.last - 1))

    def is_joint(self, at: int) -> bool:
        if self.phrases.sequels.at(self.doc, at, at + 1):
            return not is_participle(self.doc, at + 1, at + 1, self.language)
        return self.doc[at].pos_ == "CCONJ"

    def is_news(self, clause: Clause, governor: Predicate) -> bool:
        """Whether the verb tells the news, so that a past date can only belong to a noun."""
        if governor.form != "finite":
            return False
        if governor.tense in ("present", "future"):
            since = self.phrases.since.at(self.doc, max(self.anchor.first - 1, 0), self.anchor.last)
            return not since and self.doc[governor.at].lower_ not in self.words.origin_verbs
        return not self.reading.news.isdisjoint(range(clause.first, clause.last))

    def is_since(self, noun: int) -> bool:
        """Whether «depuis» governs the noun: then the clause looks back, not the noun alone."""
        first = phrase_start(self.doc, noun, self.first, self.language)
        return any(self.phrases.since.at(self.doc, at, first) for at in range(max(self.first, first - 3), first))

    def dated_noun(self, begin: int) -> int | None:
        return dated_noun(self.doc, begin, self.anchor.first, self.reading.triggers, self.language)

    def noun_before(self, clause: Clause) -> int | None:
        """The noun of the clause before when the anchor is its apposition: «le décès, le 30 juin 2017»."""
        noun = self.clauses[self.home - 1].last - 1
        if self.doc[clause.first].pos_ == "ADP" or self.doc[noun].lower_ not in self.words.dated_nouns:
            return None
        return noun

    def noun_phrase(self, noun: int) -> Bounds | None:
        if len(self.anchor.value) == _CENTURY:
            return None
        begin = next((c.first for c in self.clauses if c.first <= noun < c.last), self.first)
        first = phrase_start(self.doc, noun, begin, self.language)
        return trim(self.doc, first, self.phrase_end(first))

    def phrase_end(self, first: int) -> int:
        return phrase_end(self.doc, first, self.anchor.last, max(self.clause.last, self.anchor.last))

    def before_bracket(self) -> Bounds | None:
        """The name or noun a bracketed time explains: «l'ancien président Jean Morel (2007-2012)»."""
        doc, noun = self.doc, self.clause.first - 2
        if noun < self.first or doc[noun].pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        last = self.clause.last
        return phrase_start(doc, noun, self.first, self.language), last + (last < len(doc) and doc[last].text in ")]")
