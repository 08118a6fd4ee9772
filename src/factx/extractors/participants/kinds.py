"""What kind of thing a name names: votes from its form, its words, and what stands around it."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from factx.extractors.participants.examples import example_kind
from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.matches import plays, stands_for_club
from factx.extractors.participants.reading import Name
from factx.extractors.participants.surroundings import Votes, by_context, is_seat_that_speaks, is_somebodys
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Doc

_SURE = 20
_TOWN = 5
_EXAMPLE = 10
_ENDS = 2 * _SURE
_ORDER: tuple[ParticipantKind, ...] = ("person", "organization", "place", "country", "work", "group")


def decide(votes: Votes) -> ParticipantKind:
    """Return the kind with most votes; of equals, the commoner in news."""
    return max(_ORDER, key=lambda kind: (votes[kind], -_ORDER.index(kind)))


def count(names: Iterable[Name], doc: "Doc", lexicon: Lexicon, of_matches: bool = False) -> Votes:
    """Return the votes of all mentions of one participant.

    Args:
        names: The mentions.
        doc: The article.
        lexicon: The language's names.
        of_matches: Whether the article reports matches.
    """
    votes: Votes = Counter()
    texts = {name.text for name in names}
    votes["place"] += _TOWN * any(lexicon.is_town(text) and not lexicon.is_first_name(text) for text in texts)
    for name in names:
        votes.update(_votes(name, doc, lexicon))
        if (of_matches or plays(name, doc, lexicon)) and stands_for_club(name, doc, lexicon):
            votes["organization"] += 3 * _SURE
    return votes


def _votes(name: Name, doc: "Doc", lexicon: Lexicon) -> Votes:
    votes: Votes = Counter()
    if name.honorific or is_somebodys(name, doc, lexicon):
        votes["person"] += 2 * _SURE
    if name.kind:
        votes[name.kind] += _SURE
    if is_seat_that_speaks(name, doc, lexicon):
        votes["organization"] += 2 * _SURE
    _by_form(name.text.split(), votes, lexicon)
    by_context(name, doc, votes, lexicon)
    return votes


def share_out(names: list[Name], votes: list[Votes], doc: "Doc", lexicon: Lexicon) -> None:
    """Let a name of settled kind speak for the one it is listed with («à Lens, Bruay et Liévin»).

    Args:
        names: Names in text order.
        votes: The votes on what each names.
        doc: The article.
        lexicon: The language's names.
    """
    text = doc.text
    known_to_all: set[int] = {at for at, name in enumerate(names) if name.text in lexicon.famous}
    examples = {at: kind for at, name in enumerate(names) if (kind := example_kind(name, doc, lexicon))}
    for at, kind in examples.items():
        votes[at][kind] += _EXAMPLE
    for left, right in pairwise(range(len(names))):
        between = text[names[left].end : names[right].start]
        if between not in lexicon.grammar.listed or (between == ", " and _ends_office(names[left], doc, lexicon)):
            continue
        if left in known_to_all and _is_word(names[right]):
            known_to_all.add(right)
        if between.strip() in lexicon.conjunctions and _are_ends(names[left], names[right], doc, lexicon):
            votes[left]["place"] += _ENDS
            votes[right]["place"] += _ENDS
        if left in examples and not names[right].kind:
            examples[right] = examples[left]
            votes[right][examples[right]] += _EXAMPLE
        for one, other in ((left, right), (right, left)):
            kind = names[one].kind if "," in between else _settled(names[one], lexicon)
            kind = kind or ("person" if one in known_to_all and _is_word(names[other]) else None)
            if kind and not names[other].kind:
                votes[other]["place" if kind == "country" else kind] += 4


def _are_ends(left: Name, right: Name, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether two names are what something lies between, one a place, the other a town («entre Orange et Lens»)."""
    if not left.first or doc[left.first - 1].lower_ not in lexicon.grammar.between:
        return False
    names = (left, right)
    place = any(name.known is not None and name.known.place is not None for name in names)
    town = any(lexicon.is_town(name.text) and name.kind == "organization" for name in names)
    return town and (place or all(lexicon.is_town(name.text) for name in names))


def _is_word(name: Name) -> bool:
    """Whether a name of no known kind is a word alone, and no acronym («Zarbov»)."""
    return name.kind is None and name.first == name.last and not name.text.isupper()


def _ends_office(name: Name, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether a place ends the office of who is named after it («le wali d'Ormara, Belkour Zenati»)."""
    of = name.first - 1 - (name.first > 0 and doc[name.first - 1].lower_ in lexicon.articles)
    return of > 0 and doc[of].lower_ in lexicon.of and doc[of - 1].lower_ in lexicon.person_nouns


def _settled(name: Name, lexicon: Lexicon) -> ParticipantKind | None:
    """Return the kind that a name's own form tells, if any («MM. Rey», «Ada»)."""
    person = name.honorific or name.text in lexicon.famous or lexicon.is_first_name(name.text.split(" ")[0])
    return name.kind or ("person" if person else None)


def _by_form(words: list[str], votes: Votes, lexicon: Lexicon) -> None:
    if len(words) > 1 and lexicon.is_first_name(words[0]) and words[0] in lexicon.grammar.place_openers:
        votes.update({"person": 3, "place": 3})
    elif lexicon.is_first_name(words[0]) or (len(words) > 1 and lexicon.is_shouted_first_name(words[0])):
        votes["person"] += 8 if len(words) > 1 else 3
    elif len(words) > 1 and (words[0] in lexicon.grammar.place_openers or lexicon.is_town(" ".join(words))):
        votes["place"] += 5
    elif _is_shaped_as_title(words, lexicon):
        votes["work"] += 3
    elif words[0].lower() in lexicon.grammar.plural_articles:
        votes["organization"] += 3
    elif len(words) == 2 and words[0] in lexicon.grammar.placing and " ".join(words) not in lexicon.famous:
        votes["place"] += 3
    elif len(words) in (2, 3):
        votes["person"] += 3
    if len(words) == 1:
        votes["organization"] += 5 if words[0].isupper() else 2
        votes["person"] += 4 * words[0].startswith("@")
    prefixes, links = lexicon.grammar.place_prefixes, lexicon.grammar.place_links
    if any(word.startswith(prefixes) or any(link in word for link in links) for word in words[:2]):
        votes["place"] += 5
    if len(words) == 1 and "-" in words[0] and lexicon.language.places.find(words[0].split("-")[0]):
        votes["place"] += 4
    if len(words) > 1 and not lexicon.is_first_name(words[0]) and lexicon.language.places.find(words[-1]):
        votes["organization"] += 4
    if words[0].lower() in lexicon.heads:
        votes["organization"] += 2
    is_firm = words[-1] in lexicon.grammar.firm_words or words[0] in lexicon.grammar.firm_words
    if len(words) > 1 and (is_firm or _is_organization(words[0], lexicon)):
        votes["organization"] += 12
    if "&" in words:
        votes["organization"] += 12
    if " ".join(words) in lexicon.famous:
        votes["person"] += 12


def _is_shaped_as_title(words: list[str], lexicon: Lexicon) -> bool:
    """Whether an article begins three words or more («L'Argent du football»), or a number ends two («Zarb 2030»)."""
    if len(words) > 1 and words[-1].isdigit():
        return True
    first = words[0].lower()
    elided = first.partition("'")[0] + "'"
    return len(words) > 2 and (first in lexicon.articles or elided in lexicon.articles)


def _is_organization(word: str, lexicon: Lexicon) -> bool:
    known = lexicon.known(word)
    return known is not None and known.kind == "organization" and not lexicon.is_first_name(word)
