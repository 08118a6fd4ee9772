"""Arguments: who fills which role of an event, read off the trigger's complements and the names around it."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.events.clauses import (
    case_of,
    first_of_series,
    group_start,
    has_own_pronoun,
    is_reflexive,
    noun_phrase,
    object_antecedent,
    subject_of,
)
from factx.extractors.events.mentions import Mentions, Named
from factx.extractors.events.triggers import Trigger, lemmas
from factx.language import Language
from factx.language.events import Frame, event_types
from factx.records import Participant, Ref, Role
from factx.syntax import children

if TYPE_CHECKING:
    from factx.tree import Doc, Token


_SET_OFF = frozenset((",", "»", '"', "”"))


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: a participant, or only the words at [start, end)."""

    role: Role
    participant: Participant | None
    start: int
    end: int


class Arguments:
    """How the triggers of an article take its participants as arguments."""

    def __init__(self, doc: "Doc", participants: tuple[Participant, ...], times: Set[int], language: Language) -> None:
        self._doc, self._participants, self._times, self._language = doc, participants, times, language
        self.mentions = Mentions(doc, participants)

    def of(self, trigger: Trigger, speaker: Ref | None, teller: Ref | None) -> list[Filler]:
        """Return the arguments of a trigger, in the order they were found.

        Args:
            trigger: The trigger.
            speaker: Whose words the trigger introduces, when it is the cue of a quote.
            teller: Whose words the trigger stands in.
        """
        allowed = event_types()[trigger.type].roles
        kept: list[Filler] = []
        for filler in self._all(trigger, speaker, teller):
            known = any(
                (k.participant is not None and k.participant is filler.participant) or k.start == filler.start
                for k in kept
            )
            if filler.role in allowed and not known:
                kept.append(filler)
        return kept

    def _all(self, trigger: Trigger, speaker: Ref | None, teller: Ref | None) -> Iterator[Filler]:
        if speaker is not None and (named := self._referred(speaker)):
            yield Filler("agent", named, trigger.token.idx, trigger.token.idx + len(trigger.token))
        if teller is not None and trigger.verbal and (named := self._referred(teller)):
            for pronoun in children(trigger.token, "nsubj"):
                if pronoun.lower_ in self._language.events.first_person:
                    role = self._object(trigger) if trigger.passive else self._subject_role(trigger)
                    yield Filler(role, named, pronoun.idx, pronoun.idx + len(pronoun))
        yield from self._of_verb(trigger, speaker) if trigger.verbal else self._of_noun(trigger)

    def _referred(self, ref: Ref) -> Participant | None:
        return next((participant for participant in self._participants if participant.id == ref.id), None)

    def _frame(self, trigger: Trigger) -> Frame:
        return self._language.events.frames[trigger.type]

    def _of_verb(self, trigger: Trigger, speaker: Ref | None) -> Iterator[Filler]:
        frame, verb = self._frame(trigger), trigger.token
        yield from self._listed_behind_entre(trigger)
        if trigger.passive:
            role: Role = self._object(trigger) if frame.object != "partner" else "agent"
            if frame.object_participant is not None:
                role = frame.object_participant
            if any(child.dep_.startswith(("aux", "nsubj")) for child in verb.children):
                yield from self._subject(verb, role)
            else:
                yield from self._left_of_participle(first_of_series(verb), role)
            for agent in verb.children:
                if agent.dep_.startswith("obl") and case_of(agent) == "par" and not self._is_adverbial(agent):
                    yield from self._fill(agent, "agent")
            yield from self._beside(trigger, "par", "agent")
        else:
            inverted = self._inverted_subject(trigger) if speaker is None else None
            if inverted is not None:
                yield from self._coordinated(inverted, frame.subject)
            elif speaker is None:
                partner = "avec" in frame.prepositions and frame.prepositions["avec"] == "partner"
                yield from self._subject(verb, self._subject_role(trigger), "partner" if partner else None)
            for target in children(verb, "obj") if inverted is None else ():
                role = self._object_role(trigger, target)
                if (
                    not trigger.first.i <= target.i <= trigger.last.i
                    and target.lower_ not in ("se", "s'", "que", "qu'")
                    and target.i not in self._times
                    and target.i > verb.i - 3
                ):
                    yield from self._fill(target, role)
            if frame.object in ("theme", "patient") and speaker is None and inverted is None:
                yield from self._object_behind(trigger)
            antecedent = object_antecedent(verb)
            if antecedent is not None:
                yield from self._fill(antecedent, self._object_role(trigger, antecedent))
            elif inverted is None and speaker is None and (next_to := self.mentions.behind(trigger.last.i)) is not None:
                yield self._filler(next_to, frame.object_participant or self._object(trigger))
        if frame.titles and (title := self._title_behind(trigger)) is not None:
            start, end = noun_phrase(title)
            yield Filler("theme", None, max(start, title.idx), end)
        yield from self._obliques(verb, trigger)
        if trigger.last != verb:
            yield from self._obliques(trigger.last, trigger)

    def _title_behind(self, trigger: Trigger) -> "Token | None":
        """Return the bare noun behind a verb: what someone is made («élue présidente», «sacré champion»)."""
        at = trigger.last.i + 1
        while at < len(self._doc) and (self._doc[at].pos_ == "ADV" or at in self._times):
            at += 1
        noun = self._doc[at] if at < len(self._doc) else None
        return noun if noun is not None and noun.pos_ == "NOUN" and noun.text.islower() else None

    def _inverted_subject(self, trigger: Trigger) -> Named | None:
        """Return who says what stands before, set off by a comma or a mark («…, a annoncé le ministre»)."""
        if not trigger.type.startswith("statement."):
            return None
        at = trigger.first.i - 1
        while at > 0 and self._doc[at].pos_ in ("AUX", "ADV"):
            at -= 1
        if (
            at < 1
            or self._doc[at].text not in _SET_OFF
            or any(True for _ in children(trigger.token, "nsubj", "aux:pass"))
        ):
            return None
        after = trigger.last.i
        while after + 1 < len(self._doc) and (after + 1 in self._times or self._doc[after + 1].pos_ == "ADV"):
            after += 1
        return self.mentions.behind(after)

    def _subject_role(self, trigger: Trigger) -> Role:
        frame, reflexive = self._frame(trigger), is_reflexive(trigger.token)
        for lemma in lemmas(trigger.token):
            for form in (f"se {lemma}", f"s'{lemma}") if reflexive else (lemma,):
                if form in frame.subjects:
                    return frame.subjects[form]
        transitive = any(True for _ in children(trigger.token, "obj"))
        if not transitive and not frame.lifeless_subjects.isdisjoint(lemmas(trigger.token)):
            return frame.object
        return "agent" if transitive and frame.subject == frame.object else frame.subject

    def _object(self, trigger: Trigger) -> Role:
        """Return the role of the object of a verb."""
        frame = self._frame(trigger)
        return next((frame.objects[lemma] for lemma in lemmas(trigger.token) if lemma in frame.objects), frame.object)

    def _object_role(self, trigger: Trigger, target: "Token") -> Role:
        frame = self._frame(trigger)
        participant = self.mentions.participant(target)
        if frame.object_participant is not None and participant is not None and participant.kind != "work":
            return frame.object_participant
        return self._object(trigger)

    def _object_behind(self, trigger: Trigger) -> Iterator[Filler]:
        """Yield the noun phrase right behind an active verb, times and adverbs passed over."""
        doc, at = self._doc, trigger.last.i + 1
        while at < len(doc) and at - trigger.last.i < 8:
            word = doc[at]
            before_time = word.pos_ == "ADP" and at + 1 < len(doc) and at + 1 in self._times
            if word.pos_ == "DET" and at not in self._times:
                noun = next((t for t in doc[at + 1 : at + 4] if t.pos_ == "NOUN"), None)
                if noun is not None and noun.i not in self._times:
                    yield from self._fill(noun, self._object_role(trigger, noun))
                return
            if not (at in self._times or before_time or word.pos_ == "ADV"):
                return
            at += 1

    def _left_of_participle(self, participle: "Token", role: Role) -> Iterator[Filler]:
        """Yield what a bare participle qualifies: the name or noun before it («la loi votée», «l'accord, signé»)."""
        doc, at = self._doc, participle.i - 1
        while at > participle.sent.start and (
            doc[at].pos_ in ("ADV", "ADJ", "CCONJ") or doc[at].text == "," or at in self._times
        ):
            at -= 1
        if at < participle.sent.start or doc[at].is_punct or doc[at].pos_ in ("VERB", "AUX", "ADP"):
            yield from self._subject(participle, role)
            return
        named = max(self.mentions.around(at), key=lambda n: n.last - n.first, default=None)
        if named is not None and named.last == at:
            yield self._filler(named, role)
            return
        head = doc[at]
        while (
            head.head.i < participle.i
            and head.dep_.startswith(("nmod", "amod", "case", "det", "flat"))
            and case_of(head) in (None, "de")
            and head.head != head
        ):
            head = head.head
        if self._is_adverbial(head):
            yield from self._subject(participle, role)
        else:
            yield from self._fill(head, role)

    def _beside(self, trigger: Trigger, preposition: str, role: Role) -> Iterator[Filler]:
        """Yield the participants behind a preposition within a few words of the trigger."""
        doc, at = self._doc, trigger.last.i + 1
        while at < len(doc) and at - trigger.last.i < 9 and not (doc[at].text in (",", ".", ";") or doc[at].is_space):
            if doc[at].lower_ == preposition:
                named = self.mentions.starting.get(at + 1) or self.mentions.starting.get(at + 2)
                if named is not None:
                    yield from self._coordinated(named, role)
                return
            at += 1

    def _subject(self, verb: "Token", role: Role, second: Role | None = None) -> Iterator[Filler]:
        """Yield the subject of a verb: by the parse, else the likeliest name before it in the sentence."""
        own = any(True for _ in children(verb, "nsubj"))
        if not own and (beside := self.mentions.right_before(group_start(verb))) is not None:
            yield from self._coordinated(beside, role, second)
            return
        subject = subject_of(verb)
        if subject is not None:
            if (participant := self.mentions.participant(subject)) is not None:
                named = self.mentions.of(subject)
                if named is not None:
                    yield from self._coordinated(named, role, second)
                else:
                    yield Filler(role, participant, subject.idx, subject.idx + len(subject))
                return
            if subject.pos_ != "PRON" and self._is_own(subject, verb):
                yield from self._fill(subject, role)
                return
        if has_own_pronoun(verb):
            return
        named = self.mentions.subject_before(verb)
        if named is not None:
            yield from self._coordinated(named, role, second)

    def _is_own(self, subject: "Token", verb: "Token") -> bool:
        """Whether a subject without a participant is that of the verb itself, not one inherited from another clause."""
        return subject.head == verb or verb.head == subject

    def _filler(self, named: Named, role: Role) -> Filler:
        return Filler(role, named.participant, named.mention.start, named.mention.end)

    def _coordinated(self, named: Named, role: Role, second: Role | None = None) -> Iterator[Filler]:
        """Yield a mention and those listed with it («A, B et C»), all but the first in the role `second` if given."""
        for number, each in enumerate(self.mentions.coordinated(named)):
            yield self._filler(each, role if number == 0 else second or role)

    def _obliques(self, head: "Token", trigger: Trigger) -> Iterator[Filler]:
        frame = self._frame(trigger)
        places = self._language.events.place_prepositions
        for child in head.children:
            if (
                not child.dep_.startswith(("obl", "nmod", "iobj", "xcomp"))
                or child.pos_ in ("VERB", "AUX")
                or (child.i < trigger.first.i and child.lower_ != "y")
            ):
                continue
            case = case_of(child)
            if self._is_adverbial(child) or (child.i in self._times and frame.prepositions.get(case or "") != "theme"):
                continue
            participant = self.mentions.participant(child)
            if case is None:
                if child.lower_ == "y" and (there := self.mentions.place_before(child)) is not None:
                    yield Filler("place", there.participant, there.mention.start, there.mention.end)
                elif child.dep_.startswith("iobj") and participant and "à" in frame.prepositions:
                    yield from self._fill(child, frame.prepositions["à"])
                continue
            place = participant is not None and participant.kind in ("place", "country")
            if (case in places and place and not self._addresses(frame, case, participant)) or (
                case == "sur"
                and participant is not None
                and participant.kind == "organization"
                and case not in frame.prepositions
            ):
                yield from self._fill(child, "place")
            elif (
                case in frame.prepositions
                and (participant is not None or case in frame.themes)
                and (trigger.verbal or case != "de")
            ):
                yield from self._fill(child, frame.prepositions[case], partners=case == "entre")
            elif case == "de" and not trigger.verbal:
                yield from self._fill_of(child, frame)
            elif case == "par" and not trigger.verbal:
                yield from self._fill(child, "agent")
        yield from self._place_beside(trigger)

    def _addresses(self, frame: Frame, case: str, participant: Participant | None) -> bool:
        """Whether a preposition makes a place or country what the event is about, or whom it reaches."""
        role = frame.prepositions.get(case)
        country = participant is not None and participant.kind == "country"
        return role == "theme" or (role in ("recipient", "patient") and (country or case not in frame.local))

    def _is_adverbial(self, noun: "Token") -> bool:
        """Whether a noun behind a preposition says how or when («à tort», «par la suite»)."""
        events = self._language.events
        bare = not any(child.dep_ == "det" or child.lower_ in ("du", "au") for child in noun.children)
        adverbial = noun.lower_ in events.adverbial or (bare and noun.lower_ in events.adverbial_bare)
        return adverbial and noun.i not in self.mentions.at

    def _fill_of(self, noun: "Token", frame: Frame) -> Iterator[Filler]:
        """Yield the complement with «de» of a noun: who acts must be able to, a place is where."""
        participant = self.mentions.participant(noun)
        if frame.of != "agent":
            yield from self._fill(noun, frame.of)
        elif participant is not None and participant.kind != "work":
            where = participant.kind == "place" and frame.object == "place"
            yield from self._fill(noun, "place" if where else "agent")
        elif (role := frame.prepositions.get("de")) is not None:
            yield from self._fill(noun, role)

    def _place_beside(self, trigger: Trigger) -> Iterator[Filler]:
        """Yield the place a preposition puts within a few words behind the trigger."""
        doc, at = self._doc, trigger.last.i + 1
        places = self._language.events.place_prepositions
        while at + 1 < len(doc) and at - trigger.last.i < 12:
            if (
                doc[at].text in (".", ";", ":")
                or doc[at].is_space
                or (doc[at].pos_ == "VERB" and at > trigger.last.i + 1)
            ):
                return
            named = self.mentions.starting.get(at)
            if named is not None and named.participant.kind in ("place", "country"):
                before = doc[at - 1].lower_ if doc[at - 1].pos_ != "DET" else doc[at - 2].lower_
                if before in places:
                    yield self._filler(named, "place")
                    return
            at += 1

    def _of_noun(self, trigger: Trigger) -> Iterator[Filler]:
        frame, noun = self._frame(trigger), trigger.token
        yield from self._listed_behind_entre(trigger)
        yield from self._obliques(noun, trigger)
        if trigger.last != noun:
            yield from self._obliques(trigger.last, trigger)
        yield from self._beside(trigger, "par", "agent")
        for child in noun.children:
            if child.lower_ in ("son", "sa", "ses", "leur", "leurs"):
                owner = self._owner(noun, frame)
                if owner is not None:
                    yield Filler(frame.of, owner, child.idx, child.idx + len(child))
            if child.pos_ == "ADJ" and (place := self._language.places.demonym(child.lower_)):
                named = next(
                    (p for p in self._participants if p.kind == "country" and p.country == place.country), None
                )
                if named is not None and frame.of == "agent":
                    yield Filler("agent", named, child.idx, child.idx + len(child))
        yield from self._authors(noun)
        yield from self._of_light_verb(noun, frame)

    def _authors(self, noun: "Token") -> Iterator[Filler]:
        """Yield who did it, where the noun hangs on such as «auteurs» («les auteurs présumés de l'attentat»)."""
        if noun.head.lower_ in self._language.events.authors and case_of(noun) == "de":
            around = max(self.mentions.around(noun.head.i), key=lambda n: n.last - n.first, default=None)
            before = self.mentions.ending(noun.head.i - 2) if noun.head.nbor(-1).text == "," else None
            for named in (before or around,):
                if named is not None:
                    yield self._filler(named, "agent")

    def _of_light_verb(self, noun: "Token", frame: Frame) -> Iterator[Filler]:
        """Yield the subject of a light verb («mener une enquête», «faire l'objet d'une enquête»)."""
        events, verb = self._language.events, noun.head
        undergone = verb if verb.lower_ in events.undergoing else _object_among(verb, events.undergoing)
        if undergone is not None and case_of(noun) == "de":
            yield from self._subject(undergone.head, "patient")
        elif verb.pos_ == "VERB" and verb.lemma_.lower() in events.light_verbs and noun.dep_ != "nsubj":
            yield from self._subject(verb, frame.of if frame.of != "theme" else "agent")
        elif frame.of == "agent" and any(t.lower_ in events.settings for t in self._doc[max(0, noun.i - 4) : noun.i]):
            yield from self._main_subject(noun)

    def _listed_behind_entre(self, trigger: Trigger) -> Iterator[Filler]:
        """Yield the parties behind «entre»: the first acts, the others are its partners."""
        doc = self._doc
        if "entre" not in self._frame(trigger).prepositions:
            return
        for at in range(trigger.last.i + 1, min(trigger.last.i + 8, len(doc))):
            if doc[at].is_punct or doc[at].pos_ in ("VERB", "AUX"):
                return
            if doc[at].lower_ != "entre":
                continue
            until = next((t.i for t in doc[at + 1 : doc[at].sent.end] if t.pos_ in ("VERB", "AUX")), doc[at].sent.end)
            named = self.mentions.between(at + 1, min(at + 32, until))
            parties = [n for n in named if n.mention.form == "name"][:4]
            for number, each in enumerate(parties):
                yield self._filler(each, "agent" if number == 0 else "partner")
            return

    def _main_subject(self, noun: "Token") -> Iterator[Filler]:
        """Yield who acts in the clause that a noun sets the scene for («Lors d'une réunion …, Ada Morel a …»)."""
        sentence = noun.sent
        around = [n for n in self.mentions.between(sentence.start, sentence.end) if not self.mentions.is_oblique(n)]
        subject = next((n for n in around if self._doc.root(n.first, n.last + 1).dep_.startswith("nsubj")), None)
        if subject is not None or around:
            yield self._filler(subject or around[0], "agent")

    def _owner(self, noun: "Token", frame: Frame) -> Participant | None:
        """Return whom a possessive before a noun stands for: the subject of its clause, else the last one named."""
        kinds = ("work", "organization") if frame.of == "theme" else ("person",)
        named = self.mentions.subject_before(noun)
        if named is not None and named.participant.kind in kinds:
            return named.participant
        for index in range(noun.i - 1, max(-1, noun.i - 40), -1):
            if (owner := self.mentions.at.get(index)) and owner.kind in kinds:
                return owner
        return None

    def _fill(self, token: "Token", role: Role, partners: bool = False) -> Iterator[Filler]:
        participant = self.mentions.participant(token)
        if participant is None and (
            token.pos_ == "PRON" or token.is_punct or (token.i in self._times and role != "theme")
        ):
            return
        named = self.mentions.of(token) if participant else None
        start, end = (named.mention.start, named.mention.end) if named else noun_phrase(token)
        yield Filler(role, participant, start, end)
        for other in children(token, "conj"):
            if other.pos_ in ("NOUN", "PROPN", "PRON", "X") and (also := self.mentions.participant(other)):
                yield Filler("partner" if partners else role, also, other.idx, other.idx + len(other))


def _object_among(verb: "Token", nouns: Set[str]) -> "Token | None":
    return next((target for target in children(verb, "obj") if target.lower_ in nouns), None)
