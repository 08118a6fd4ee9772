"""Personal pronouns joined to the participant they stand for."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Draft, Entity, Gender
from factx.language import Language
from factx.language.people import Pronouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SENTENCES_BACK = 4
_MENTIONS_BACK = 24


@dataclass(slots=True)
class _Seen:
    """A mention that a pronoun may repeat."""

    start: int
    sentence: int
    entity: Entity
    subject: bool


def join_pronouns(doc: "Doc", entities: list[Entity], language: Language) -> None:
    """Add pronoun mentions («il», «ce dernier») to entities.

    A singular subject takes the entity that agrees with it and that the sentences before speak of most: the nearer,
    the more often, and as a subject.
    """
    words = language.people.pronouns
    sentence_of = _sentences(doc)
    seen = sorted(
        (
            _Seen(m.start, sentence_of[m.first], entity, _is_subject(doc, m))
            for entity in entities
            for m in entity.mentions
        ),
        key=lambda mention: mention.start,
    )
    for token in doc:
        gender, plural = _agreement(token, doc, words)
        if gender is None:
            continue
        entity = _antecedent(token, gender, plural, seen, sentence_of, words)
        if entity is None:
            continue
        lower = token.lower_.lstrip("-")
        end = token.idx + len(token)
        start = end - len(lower.removeprefix("t-"))
        first, last = token.i, token.i
        if phrase := _last_named(token, doc, words):
            last = token.i + len(phrase.split()) - 1 if "-" not in phrase else token.i
            end = doc[last].idx + len(doc[last])
            start = token.idx
        entity.mentions.append(Draft(start, end, first, last, "pronoun", "pronoun"))
        if not plural:
            entity.gender = entity.gender or gender
        at = bisect_left(seen, start, key=lambda mention: mention.start)
        seen.insert(at, _Seen(start, sentence_of[token.i], entity, _is_subject_token(token)))


def _sentences(doc: "Doc") -> list[int]:
    number, numbers = -1, []
    for token in doc:
        number += bool(token.is_sent_start) or number < 0
        numbers.append(number)
    return numbers


def _is_subject(doc: "Doc", mention: Draft) -> bool:
    span = doc[mention.first : mention.last + 1]
    return _is_subject_token(span.root)


def _is_subject_token(token: "Token") -> bool:
    return token.dep_.startswith("nsubj") or token.dep_ == "ROOT"


def _last_named(token: "Token", doc: "Doc", words: Pronouns) -> str | None:
    two = doc[token.i : token.i + 2].text.lower()
    for phrase in (two, token.lower_):
        if phrase in words.last_named:
            return phrase
    return None


def _agreement(token: "Token", doc: "Doc", words: Pronouns) -> tuple[Gender | None, bool]:
    """Return the gender and number of a pronoun that stands for a participant; (None, False) of any other token."""
    lower = token.lower_.lstrip("-").removeprefix("t-")
    if phrase := _last_named(token, doc, words):
        return ("m" if words.last_named[phrase] == "m" else "f"), False
    if token.pos_ not in ("PRON", "DET", "ADV", "X", "PROPN", "NOUN") or token.dep_.startswith("expl"):
        return None, False
    if lower in words.masculine or lower in words.feminine:
        if lower in words.masculine and _is_impersonal(token, words):
            return None, False
        return ("m" if lower in words.masculine else "f"), False
    if lower in words.masculine_plural:
        return "m", True
    if lower in words.feminine_plural:
        return "f", True
    if lower in words.oblique and token.pos_ == "PRON" and not token.text.startswith("-"):
        return "m", False
    if (
        lower in words.objects
        and token.pos_ == "PRON"
        and token.dep_.startswith(("obj", "iobj"))
        and token.head.pos_ == "VERB"
    ):
        return ("f" if lower == "la" else "m"), False
    return None, False


def _is_impersonal(token: "Token", words: Pronouns) -> bool:
    verb = token.head
    if any(child.lower_ == "y" for child in verb.children) and verb.lemma_ in ("avoir", "y"):
        return True
    if verb.lemma_ in words.impersonal_verbs and verb.lemma_ not in ("aller", "arriver", "rester", "agir"):
        return True
    following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 5]]
    if following[:1] == ["y"] or following[:2] in (
        ["n'", "y"],
        ["s'", "agit"],
        ["s'", "agirait"],
        ["s'", "agissait"],
        ["ne", "reste"],
    ):
        return True
    if following[:1] and following[0] in (
        "faut",
        "fallait",
        "faudra",
        "faudrait",
        "reste",
        "pleut",
        "semble",
        "semblerait",
        "paraît",
        "suffit",
        "convient",
    ):
        return True
    return bool(
        any(word in ("est", "était", "serait", "sera", "semble") for word in following[:2])
        and any(word in words.impersonal_adjectives for word in following[1:4])
    )


def _antecedent(
    token: "Token", gender: Gender, plural: bool, seen: list[_Seen], sentence_of: list[int], words: Pronouns
) -> Entity | None:
    at = bisect_left(seen, token.idx, key=lambda mention: mention.start)
    sentence = sentence_of[token.i]
    before = [m for m in seen[max(0, at - _MENTIONS_BACK) : at] if sentence - m.sentence <= _SENTENCES_BACK]
    any_gender = token.lower_ in words.oblique or token.lower_ == "l'"
    candidates = [
        m
        for m in before
        if m.entity.plural == plural
        and (m.entity.kind == "person" or plural)
        and (any_gender or plural or m.entity.gender in (None, gender))
    ]
    if not candidates:
        return None
    if _last_named(token, token.doc, words):
        return candidates[-1].entity
    is_object = token.dep_.startswith(("obj", "iobj", "obl")) and not token.text.startswith("-")
    scores: dict[int, float] = {}
    for order, mention in enumerate(candidates):
        distance = sentence - mention.sentence
        weight = (2.0 if mention.subject else 1.0) / (1 + distance) + 0.01 * order
        scores[id(mention.entity)] = scores.get(id(mention.entity), 0.0) + weight
    if is_object:
        subject = next((m.entity for m in reversed(before) if m.subject and m.sentence == sentence), None)
        if subject is not None and len(scores) > 1:
            scores.pop(id(subject), None)
    best = max(scores.values())
    return next(m.entity for m in reversed(candidates) if scores.get(id(m.entity)) == best)
