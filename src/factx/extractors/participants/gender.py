"""The gender of persons that no title or list of first names tells: by what agrees, by a first name's end."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractors.participants.discourse import Discourse
from factx.extractors.participants.entity import Draft, Gender

if TYPE_CHECKING:
    from factx.tree import Doc, Token


def learn_genders(discourse: Discourse) -> None:
    """Tell the gender of persons by participles and adjectives («Noor Vael est devenue», «…, née à Lens»)."""
    endings, being = discourse.language.names.feminine_endings, discourse.language.people.pronouns.being
    for entity in discourse.entities:
        if entity.kind != "person" or entity.plural or entity.gender is not None:
            continue
        told: Counter[Gender] = Counter()
        for mention in entity.mentions:
            told.update(_agreeing(discourse.doc, mention, being))
        if told:
            entity.gender = "f" if told["f"] > told["m"] else "m"
        elif entity.name.partition(" ")[0].endswith(endings) and " " in entity.name:
            entity.gender = "f"


def _agreeing(doc: "Doc", mention: Draft, being: frozenset[str]) -> Iterator[Gender]:
    """Yield the genders of the words that agree with a name: a predicate, or what follows it behind a comma."""
    if mention.form != "name":
        return
    head = doc.root(mention.first, mention.last + 1)
    predicate = head.head
    agrees = any(child.lower_ in being for child in predicate.children)
    if head.dep_.startswith("nsubj") and agrees:
        yield from _gender(predicate)
    behind = doc[mention.last + 1 : mention.last + 3]
    if len(behind) == 2 and behind[0].text == ",":
        yield from _gender(behind[1])


def _gender(word: "Token") -> Iterator[Gender]:
    """Yield the gender of an adjective or participle in the singular whose end bears it out."""
    if word.pos_ not in ("ADJ", "VERB") or "Sing" not in word.morph.get("Number", []):
        return
    feminine = word.morph.get("Gender") == ["Fem"]
    if feminine == word.lower_.endswith("e") and word.morph.get("Gender"):
        yield "f" if feminine else "m"
