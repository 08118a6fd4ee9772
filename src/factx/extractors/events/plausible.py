"""Whether a verb means the event here: its subject and its object decide («juger un homme», «juger utile»)."""

from functools import cache
from typing import TYPE_CHECKING

from factx.extractors.events.arguments import Filler
from factx.extractors.events.clauses import is_reflexive
from factx.extractors.events.triggers import Trigger, lemmas
from factx.language import Language
from factx.language.events import Frame
from factx.syntax import children

if TYPE_CHECKING:
    from factx.tree import Doc, Token

_LIVING = frozenset(("person", "organization", "country", "group", "place"))
_PRONOUNS = ("obj", "iobj", "expl")


def plausible_type(trigger: Trigger, fillers: list[Filler], speaks: bool, doc: "Doc", language: Language) -> str | None:
    """Return the type of the event that a trigger names, None when it names none.

    Args:
        trigger: The trigger.
        fillers: Its arguments.
        speaks: Whether it is the cue of a quote, whose speaker is its subject.
        doc: The parse.
        language: The words.
    """
    if not trigger.verbal or trigger.first != trigger.last or is_reflexive(trigger.token):
        return trigger.type
    frame, verb = language.events.frames[trigger.type], trigger.token
    forms, passive = frozenset(lemmas(verb)), trigger.passive
    if forms & frame.never_first and passive and verb.is_sent_start:
        return None
    if passive:
        undergoes = [filler for filler in fillers if filler.start < verb.idx]
        acts = [filler for filler in fillers if filler.role == "agent" and filler.start > verb.idx]
    else:
        objects = {frame.object_participant, *(frame.objects.get(form, frame.object) for form in forms)}
        undergoes = [filler for filler in fillers if filler.role in objects]
        acts = [filler for filler in fillers if filler.role == frame.subject]
    for form in forms & frame.objects_among.keys():
        if not any(_is_one_of(frame.objects_among[form], filler, doc) for filler in undergoes):
            return None
    if speaks:
        return trigger.type
    if forms & frame.living_objects and not _is_sentence(fillers, frame) and not _is_inherited(verb, passive):
        pronoun = any(child.pos_ == "PRON" and child.dep_.startswith(_PRONOUNS) for child in verb.children)
        missing = not undergoes and not (passive or pronoun)
        if missing or (undergoes and not _some_live(undergoes, doc, language)):
            return next((frame.otherwise[form] for form in forms if form in frame.otherwise), None)
    if forms & frame.living_subjects and acts and not _some_live(acts, doc, language):
        return None
    if forms & frame.lifeless_subjects and not passive and not any(True for _ in children(verb, "obj")):
        subjects = [filler for filler in fillers if filler.role == frame.object]
        if not subjects or _some_live(subjects, doc, language):
            return None
    return trigger.type


def _is_sentence(fillers: list[Filler], frame: Frame) -> bool:
    """Whether what the verb leads to is told, which only the event has («condamné à un an»)."""
    return frame.object != "theme" and any(filler.role == "theme" for filler in fillers)


def _is_inherited(verb: "Token", passive: bool) -> bool:
    """Whether the subject of a passive is that of another verb («pour être jugé»)."""
    return passive and any("Inf" in child.morph.get("VerbForm", []) for child in children(verb, "aux"))


def _some_live(fillers: list[Filler], doc: "Doc", language: Language) -> bool:
    return any(_lives(filler, doc, language) for filler in fillers)


def _lives(filler: Filler, doc: "Doc", language: Language) -> bool:
    if filler.participant is not None:
        return filler.participant.kind in _LIVING
    return _is_one_of(_nouns(language), filler, doc)


def _is_one_of(nouns: frozenset[str], filler: Filler, doc: "Doc") -> bool:
    span = doc.cover(filler.start, filler.end)
    head = doc.root(span.start, span.stop) if span else None
    return head is not None and (head.lower_ in nouns or head.lemma_.lower() in nouns)


@cache
def _nouns(language: Language) -> frozenset[str]:
    """Return the nouns for those who act."""
    people = language.people
    return people.persons.all_nouns | people.nominals.groups | people.nominals.institutions | people.nominals.collective
