"""What kind of thing a name names: votes from its form, its words, what stands around it, and the parse."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.reading import Name
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Doc

Votes = Counter[ParticipantKind]

_SURE = 20
_ORDER: tuple[ParticipantKind, ...] = ("person", "organization", "place", "country", "work", "group")


def decide(votes: Votes) -> ParticipantKind:
    """Return the kind with most votes; of equals, the commoner in news."""
    return max(_ORDER, key=lambda kind: (votes[kind], -_ORDER.index(kind)))


def count(names: Iterable[Name], doc: "Doc", lexicon: Lexicon) -> Votes:
    """Return the votes of all mentions of one participant."""
    votes: Votes = Counter()
    for name in names:
        votes.update(_votes(name, doc, lexicon))
    return votes


def _votes(name: Name, doc: "Doc", lexicon: Lexicon) -> Votes:
    votes: Votes = Counter()
    if name.honorific:
        votes["person"] += 2 * _SURE
    if name.kind:
        votes[name.kind] += _SURE
    words = [token.text for token in doc[name.first : name.last + 1]]
    _by_form(words, votes, lexicon)
    if lexicon.is_town(name.text):
        votes["place"] += 3
    _by_context(name, doc, votes, lexicon)
    return votes


def share_out(names: list[Name], votes: list[Votes], text: str, lexicon: Lexicon) -> None:
    """Let a name of settled kind speak for the one it is listed with («à Lens, Bruay et Liévin»).

    Args:
        names: Names in text order.
        votes: The votes on what each names.
        text: The text.
        lexicon: The language's names.
    """
    for left, right in pairwise(range(len(names))):
        if text[names[left].end : names[right].start] not in lexicon.grammar.listed:
            continue
        for one, other in ((left, right), (right, left)):
            kind = names[one].kind
            if kind and not names[other].kind:
                votes[other]["place" if kind == "country" else kind] += 4


def _by_form(words: list[str], votes: Votes, lexicon: Lexicon) -> None:
    if lexicon.is_first_name(words[0]):
        votes["person"] += 8 if len(words) > 1 else 3
    elif len(words) in (2, 3):
        votes["person"] += 3
    if len(words) == 1:
        votes["organization"] += 5 if words[0].isupper() else 2
    prefixes, links = lexicon.grammar.place_prefixes, lexicon.grammar.place_links
    if any(word.startswith(prefixes) or any(link in word for link in links) for word in words[:2]):
        votes["place"] += 5
    if len(words) == 1 and "-" in words[0] and lexicon.language.places.find(words[0].split("-")[0]):
        votes["place"] += 4
    if len(words) > 1 and not lexicon.is_first_name(words[0]) and lexicon.language.places.find(words[-1]):
        votes["organization"] += 4
    if words[0].lower() in lexicon.heads:
        votes["organization"] += 2
    if len(words) > 1 and words[-1] in lexicon.grammar.firm_words:
        votes["organization"] += 12
    if "&" in words:
        votes["organization"] += 12
    if len(words) == 1 and words[0] in lexicon.famous:
        votes["person"] += 12


def _by_context(name: Name, doc: "Doc", votes: Votes, lexicon: Lexicon) -> None:
    if name.first:
        before = doc[name.first - 1]
        word = before.lower_
        if word in lexicon.grammar.place_prepositions:
            votes["place"] += 4
        elif word in lexicon.grammar.directions:
            votes["place"] += 2
        elif word in lexicon.articles or (word in lexicon.contracted and before.text.islower()):
            votes["person"] -= 3
            votes["organization"] += 2
            votes["place"] += 1
        elif word in lexicon.grammar.platform_prepositions:
            votes["organization"] += 2
        elif before.text in lexicon.portfolios:
            votes["person"] += 5
        elif (
            before.text.islower()
            and not _is_full(name, doc, lexicon)
            and (before.pos_ in ("NOUN", "ADJ") or word in lexicon.kind_nouns)
        ):
            _by_noun(before.i, name.first == name.last, doc, votes, lexicon)
        if word in lexicon.of and name.first > 1 and doc[name.first - 2].lower_ in lexicon.grammar.companions:
            votes["person"] += 6
        staff = word in lexicon.of and name.first > 1 and doc[name.first - 2].text in lexicon.grammar.staff
        if staff and not lexicon.is_town(name.text):
            votes["organization"] += 6
        if word in lexicon.of and name.first > 1 and lexicon.kind_nouns.get(doc[name.first - 2].lower_) == "place":
            votes["place"] += 10
    _by_apposition(name.last, doc, votes, lexicon)
    if name.first == name.last and 0 < name.first < len(doc) - 1 and doc[name.first - 1].is_quote:
        votes["work"] += 4 * doc[name.last + 1].is_quote
    if name.last + 2 < len(doc) and doc[name.last + 1].text == "," and doc[name.last + 2].like_num:
        votes["person"] += 4
    if doc[name.last].dep_ == "nsubj" or doc[name.first].dep_ == "nsubj":
        votes["person"] += 2


def _is_full(name: Name, doc: "Doc", lexicon: Lexicon) -> bool:
    return name.last > name.first and lexicon.is_first_name(doc[name.first].text)


def _by_noun(index: int, alone: bool, doc: "Doc", votes: Votes, lexicon: Lexicon) -> None:
    """Count what the noun right before the name says («le magazine américain …», «l'artiste russe …»)."""
    while index > 0 and doc[index].pos_ == "ADJ" and doc[index].lower_ not in lexicon.kind_nouns:
        index -= 1
    noun = doc[index].lower_
    if noun in lexicon.kind_nouns:
        votes[lexicon.kind_nouns[noun]] += 10
    elif noun in lexicon.heads:
        votes["organization"] += 10
    elif noun in lexicon.person_nouns:
        votes["person"] += 6
    elif noun in lexicon.grammar.namesakes:
        votes["person"] += 4
    elif doc[index].pos_ == "NOUN" and not alone:
        votes["person"] += 2


def _by_apposition(last: int, doc: "Doc", votes: Votes, lexicon: Lexicon) -> None:
    """Count what the noun after a comma says («…, une association de bergers»)."""
    if last + 3 >= len(doc) or doc[last + 1].text != "," or doc[last + 2].pos_ not in ("DET", "NOUN", "ADJ"):
        return
    for token in doc[last + 2 : last + 5]:
        if token.lower_ in lexicon.kind_nouns:
            votes[lexicon.kind_nouns[token.lower_]] += 8
        if token.pos_ == "NOUN":
            return
