"""A mention as it stands in its sentence: how its words agree, whether it is a subject, whether it speaks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Draft, Entity, Gender
from factx.language import Language
from factx.marks import CLOSING_TOKENS, OPENING_TOKENS
from factx.records import MentionForm

if TYPE_CHECKING:
    from factx.tree import Doc, Token

_WORDS_BACK = 8
_CIRCUMSTANCE = 25
_ENDS = OPENING_TOKENS | CLOSING_TOKENS | {",", ":", ";"}


@dataclass(slots=True)
class Grammar:
    """The gender and number of a mention, as its own words tell them."""

    gender: Gender | None
    plural: bool


@dataclass(slots=True)
class Seen:
    """A mention: where it stands, its root, whether it is a subject, speaks in an incise, stands in a quotation."""

    start: int
    end: int
    sentence: int
    entity: Entity
    root: "Token"
    form: MentionForm
    grammar: Grammar
    subject: bool
    embedded: bool
    speaks: bool
    quoted: bool


def grammar(doc: "Doc", mention: Draft, language: Language) -> Grammar:
    """Return the gender and number of a mention, by its determiner and its noun («la France», «les services»).

    A name without determiner tells no gender; what counts persons is plural («une centaine d'élus»).
    """
    root = doc.root(mention.first, mention.last + 1)
    before = [word for word in doc[max(0, mention.first - 1) : root.i] if word.pos_ in ("DET", "ADP")]
    morphs = [word.morph for word in before]
    number = next((morph["Number"] for morph in (*morphs, root.morph) if "Number" in morph), [])
    if before or mention.form != "name":
        morphs.append(root.morph)
    gender = next((morph["Gender"] for morph in morphs if "Gender" in morph), [])
    counts = root.lower_ in language.people.nominals.numbers
    return Grammar(("f" if "Fem" in gender else "m") if gender else None, counts or number == ["Plur"])


def speaks(doc: "Doc", mention: Draft, language: Language) -> bool:
    """Whether a mention follows a verb of speech as its subject («, a expliqué mardi M. Rey»)."""
    forms = language.speech.forms
    if mention.form == "pronoun":
        around = doc[max(0, mention.first - 2) : mention.first + 3]
        return doc[mention.first].text.startswith("-") and any(word.lower_ in forms for word in around)
    at = mention.first - 1
    if at > 0 and doc[at].pos_ == "ADP":
        return False
    for _ in range(_WORDS_BACK):
        if at < 1:
            return False
        word = doc[at]
        if word.lower_ in forms and word.pos_ in ("VERB", "NOUN", "AUX", "ADJ"):
            return _opens_clause(doc, at)
        one_of = word.text == "," and doc[at - 1].pos_ == "PRON"
        if (word.is_punct and not one_of) or word.is_space or word.lower_ == "qui":
            return False
        at -= 1
    return False


def leads(doc: "Doc", mention: Draft) -> bool:
    """Whether a mention is the first of its sentence, no preposition and no verb before it."""
    at = mention.first
    if mention.form == "pronoun" or (at > 0 and doc[at - 1].pos_ == "ADP"):
        return False
    if at > 0 and doc[at - 1].text == ",":
        return _is_first_behind(doc, at - 1)
    for _ in range(_WORDS_BACK):
        if at == 0 or doc[at].is_sent_start:
            return True
        at -= 1
        if doc[at].pos_ in ("VERB", "AUX", "ADP") or doc[at].text in (",", ":"):
            return False
    return False


def _is_first_behind(doc: "Doc", comma: int) -> bool:
    """Whether a comma ends the circumstance that opens a sentence («Venu de Lens, Paul Rey …»)."""
    for at in range(comma - 1, max(-1, comma - _CIRCUMSTANCE), -1):
        word = doc[at]
        if word.is_space or word.text in _ENDS or "Fin" in word.morph.get("VerbForm", []):
            return False
        if at == 0 or word.is_sent_start:
            return True
    return False


def _opens_clause(doc: "Doc", at: int) -> bool:
    while at > 0 and (doc[at - 1].pos_ in ("AUX", "ADV") or doc[at - 1].lower_ in ("en", "lui", "leur", "s'", "se")):
        at -= 1
    before = doc[at - 1]
    return at > 0 and (before.is_punct or before.is_space or before.lower_ in ("que", "qu'", "comme"))
