"""What a verb selects: whether what a pronoun does or undergoes is told of persons or of things."""

from typing import TYPE_CHECKING, Literal

from factx.extractors.participants.agreement import Pronoun
from factx.language.people import People
from factx.syntax import children

if TYPE_CHECKING:
    from factx.tree import Token

Selected = Literal["person", "thing"]

_HELPS = 3


def selected(pronoun: Pronoun, people: People) -> Selected | None:
    """Return what a pronoun's verb or predicate selects («il craint»: a person; «il dure»: a thing), if either."""
    words, token = people.selection, pronoun.token
    if pronoun.stressed or pronoun.dative:
        return None
    verb = _told(token, people)
    if pronoun.is_object or token.dep_ == "nsubj:pass":
        persons, things = words.persons_undergo, words.things_undergo
    elif verb.pos_ == "ADJ" or verb.pos_ == "NOUN":
        persons, things = words.persons_are | people.persons.all_nouns | people.group_nouns, frozenset()
    else:
        persons, things = words.persons_do, words.things_do
    forms = {verb.lemma_, verb.lower_}
    if not forms.isdisjoint(persons):
        return "person"
    return None if forms.isdisjoint(things) else "thing"


def _told(token: "Token", people: People) -> "Token":
    """Return the verb, adjective or noun that tells of a pronoun, behind those that only help («il doit partir»)."""
    verb = token.head
    for _ in range(_HELPS):
        if verb.lemma_ not in people.selection.helping:
            break
        if (inner := next(children(verb, "xcomp"), None)) is None:
            break
        verb = inner
    return verb
