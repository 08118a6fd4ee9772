"""Triggers: the words that name an event, with its type."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.events.clauses import is_passive, is_reflexive
from factx.language import Language

if TYPE_CHECKING:
    from factx.tree import Doc, Token

_LONGEST_PHRASE = 4


@dataclass(slots=True)
class Trigger:
    """A word, or the words of a fixed phrase, that names an event of a type.

    Attributes:
        token: The word, or the word of the phrase that carries its syntax.
        last: The last word of the phrase; `token` of a single word.
        first: The first word of the phrase.
        type: The event type.
        verbal: Whether it is a verb form.
        passive: Whether the verb is passive.
    """

    token: "Token"
    first: "Token"
    last: "Token"
    type: str
    verbal: bool
    passive: bool = False


def find_triggers(doc: "Doc", named: frozenset[int], language: Language) -> Iterator[Trigger]:
    """Yield the triggers of a text, in order.

    Args:
        doc: The parse.
        named: Indices of the tokens that stand in proper names, which name no event.
        language: The words.
    """
    events = language.events
    taken = -1
    for token in doc:
        if token.i <= taken or token.i in named or token.is_space or token.is_punct:
            continue
        if (end := _set_phrase(doc, token.i, language)) is not None:
            taken = end - 1
        elif (phrase := _phrase(token, language)) is not None:
            taken = phrase.last.i
            yield phrase
        elif (verb := _verb_type(token, language)) is not None:
            intransitive = not events.intransitive.isdisjoint(lemmas(token))
            yield Trigger(token, token, token, verb, verbal=True, passive=not intransitive and is_passive(token))
        elif token.pos_ in ("NOUN", "PROPN", "ADJ") and not token.text.isupper():
            noun = (
                events.by_noun.get(token.lower_)
                or events.by_noun.get(token.lemma_.lower())
                or (events.by_noun.get(token.lower_.removesuffix("s")))
            )
            if noun is not None and token.pos_ == "NOUN" and _names_event(token):
                yield Trigger(token, token, token, noun, verbal=False)


def _set_phrase(doc: "Doc", at: int, language: Language) -> int | None:
    """Return the token after a phrase that begins at a token and in which no word names an event."""
    events = language.events
    if doc[at].lower_ in events.set_phrase_starts:
        for end in range(min(at + _LONGEST_PHRASE, len(doc)), at + 1, -1):
            if doc.written(at, end).lower() in events.set_phrases:
                return end
    return None


def _phrase(token: "Token", language: Language) -> Trigger | None:
    if token.lower_ not in language.events.phrase_starts:
        return None
    for length in range(_LONGEST_PHRASE, 0, -1):
        end = min(token.i + length, len(token.doc))
        written = token.doc.written(token.i, end).lower()
        kind = language.events.phrases.get(written)
        if kind is not None and (length > 1 or "-" in written):
            head = token.doc.root(token.i, end)
            verbal = head.pos_ in ("VERB", "AUX")
            return Trigger(head, token, token.doc[end - 1], kind, verbal, passive=verbal and is_passive(head))
    return None


def _verb_type(token: "Token", language: Language) -> str | None:
    by_verb, idioms = language.events.by_verb, language.events.idioms
    compound = _has_auxiliary(token)
    if token.pos_ not in ("VERB", "AUX", "ADJ") and not compound:
        return None
    if token.pos_ == "ADJ" and not token.lower_.rstrip("es").endswith(("é", "u", "i")):
        return None
    if token.i and (token.nbor(-1).lemma_ == "faire" or token.nbor(-1).pos_ == "DET"):
        return None
    behind = [after.lower_ for after in token.doc[token.i + 1 : token.i + 3]]
    following = {*behind[:1], " ".join(behind)}
    for lemma in lemmas(token):
        if not following.isdisjoint(idioms.get(lemma, ())):
            return None
        if is_reflexive(token):
            kind = by_verb.get(f"se {lemma}") or by_verb.get(f"s'{lemma}")
            if kind is not None:
                return kind
        elif lemma in by_verb:
            return by_verb[lemma] if token.pos_ != "ADJ" or compound or token.dep_.startswith("acl") else None
    return None


def _has_auxiliary(token: "Token") -> bool:
    """Whether a word that ends as a past participle has an auxiliary right before it, adverbs passed over."""
    if not token.lower_.endswith(("é", "ée", "és", "ées")):
        return False
    for index in range(token.i - 1, max(-1, token.i - 4), -1):
        before = token.doc[index]
        if before.pos_ == "AUX":
            return True
        if before.pos_ != "ADV":
            return False
    return False


def lemmas(token: "Token") -> Iterator[str]:
    """Yield the infinitives a verb form may be of: the parser's, and that of a participle in «é»."""
    yield token.lemma_.lower()
    stem = token.lower_.removesuffix("s").removesuffix("e") if not token.lower_.endswith("é") else token.lower_
    if stem.endswith("é"):
        yield stem[:-1] + "er"
    elif token.lower_.endswith("e"):
        yield token.lower_ + "r"


def _names_event(token: "Token") -> bool:
    """Whether a noun names something that happens here: it is determined, complemented, or dated."""
    before = token.doc[token.i - 1] if token.i else None
    if token.dep_ in ("flat:name", "compound"):
        return False
    determined = (before is not None and before.pos_ in ("DET", "ADJ", "NUM")) or any(
        c.pos_ == "DET" for c in token.children
    )
    return determined or any(child.dep_.startswith(("nmod", "obl")) for child in token.children)
