"""What kind of thing a name names: votes from its form, its words, what stands around it, and the parse."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.matches import stands_for_club
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


def count(names: Iterable[Name], doc: "Doc", lexicon: Lexicon, of_matches: bool = False) -> Votes:
    """Return the votes of all mentions of one participant.

    Args:
        names: The mentions.
        doc: The article.
        lexicon: The language's names.
        of_matches: Whether the article reports matches.
    """
    votes: Votes = Counter()
    for name in names:
        votes.update(_votes(name, doc, lexicon))
        if of_matches and stands_for_club(name, doc, lexicon):
            votes["organization"] += 3 * _SURE
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


def share_out(names: list[Name], votes: list[Votes], doc: "Doc", lexicon: Lexicon) -> None:
    """Let a name of settled kind speak for the one it is listed with («à Lens, Bruay et Liévin»).

    Args:
        names: Names in text order.
        votes: The votes on what each names.
        doc: The article.
        lexicon: The language's names.
    """
    text = doc.text
    for left, right in pairwise(range(len(names))):
        between = text[names[left].end : names[right].start]
        if between not in lexicon.grammar.listed or (between == ", " and _ends_office(names[left], doc, lexicon)):
            continue
        for one, other in ((left, right), (right, left)):
            kind = names[one].kind if "," in between else _settled(names[one], lexicon)
            if kind and not names[other].kind:
                votes[other]["place" if kind == "country" else kind] += 4


def _ends_office(name: Name, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether a place ends the office of who is named after it («le wali d'Ormara, Belkour Zenati»)."""
    of = name.first > 1 and doc[name.first - 1].lower_ in lexicon.of
    return of and doc[name.first - 2].lower_ in lexicon.person_nouns


def _settled(name: Name, lexicon: Lexicon) -> ParticipantKind | None:
    """Return the kind that a name's own form tells, if any («MM. Rey», «Ada»)."""
    person = name.honorific or name.text in lexicon.famous or lexicon.is_first_name(name.text.split(" ")[0])
    return name.kind or ("person" if person else None)


def _by_form(words: list[str], votes: Votes, lexicon: Lexicon) -> None:
    if lexicon.is_first_name(words[0]):
        votes["person"] += 8 if len(words) > 1 else 3
    elif len(words) > 1 and (words[0] in lexicon.grammar.place_openers or lexicon.is_town(" ".join(words))):
        votes["place"] += 5
    elif len(words) > 2 and words[0].lower() in lexicon.articles:
        votes["work"] += 3
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
    if len(words) > 1 and (words[-1] in lexicon.grammar.firm_words or _is_organization(words[0], lexicon)):
        votes["organization"] += 12
    if "&" in words:
        votes["organization"] += 12
    if " ".join(words) in lexicon.famous:
        votes["person"] += 12


def _by_context(name: Name, doc: "Doc", votes: Votes, lexicon: Lexicon) -> None:
    if name.first:
        before = doc[name.first - 1]
        word = before.lower_
        if word in lexicon.place_prepositions or word in lexicon.grammar.directions:
            votes["place"] += 4
        elif word in lexicon.grammar.named:
            votes["person"] += 10
        elif word in lexicon.articles or (word in lexicon.contracted and before.text.islower()):
            votes["person"] -= 3
            votes["organization"] += 2
            votes["group"] += 6 * _is_dynasty(name, word, lexicon)
            votes["place"] += 6 if word in lexicon.contracted and lexicon.is_contracted_town(name.text) else 1
        elif word in lexicon.grammar.platform_prepositions:
            votes["organization"] += 2
        elif before.text in lexicon.portfolios:
            votes["person"] += 5
        elif (
            before.text.islower()
            and (not _is_full(name, doc, lexicon) or word in lexicon.grammar.christened)
            and (before.pos_ in ("NOUN", "ADJ") or word in lexicon.kind_nouns)
        ):
            _by_noun(before.i, name.first == name.last, doc, votes, lexicon)
        if word in lexicon.of and name.first > 1 and doc[name.first - 2].lower_ in lexicon.creators:
            votes["work"] += 8
        if word in lexicon.of and name.first > 1 and doc[name.first - 2].lower_ in lexicon.grammar.companions:
            votes["person"] += 6
        staff = word in lexicon.of and name.first > 1 and doc[name.first - 2].text in lexicon.grammar.staff
        if staff and not lexicon.is_town(name.text):
            votes["organization"] += 6
        if word in lexicon.of and name.first > 1 and _is_territorial(doc[name.first - 2].lower_, lexicon):
            votes["place"] += 10
    _by_apposition(name.last, doc, votes, lexicon)
    if _is_placed(name.last, doc, lexicon):
        votes["place"] += 8
    if name.first == name.last and 0 < name.first < len(doc) - 1 and doc[name.first - 1].is_quote:
        votes["work"] += 4 * doc[name.last + 1].is_quote
    _by_age_or_origin(name.last, doc, votes, lexicon)
    if _is_quoted(name.last, doc, lexicon):
        votes["organization"] += 8
    if name.first == name.last and _has_just_spoken(name.first, doc, lexicon):
        votes["person"] += 4
    if doc[name.last].dep_ == "nsubj" or doc[name.first].dep_ == "nsubj":
        votes["person"] += 2


def _has_just_spoken(index: int, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether a verb of speech stands just before a word, or before the day between («», estime samedi Zarbov»)."""
    before = [token.lower_ for token in doc[max(0, index - 2) : index] if token.lower_ not in lexicon.calendar]
    return bool(before) and before[-1] in lexicon.language.speech.forms


def _by_age_or_origin(last: int, doc: "Doc", votes: Votes, lexicon: Lexicon) -> None:
    """Count what tells a person after a comma («Zarbov, 24 ans», «Zarbov, Belge de 24 ans»)."""
    following = doc[last + 2 : last + 4]
    if len(following) < 2 or doc[last + 1].text != ",":
        return
    if following[0].like_num:
        votes["person"] += 8 if following[1].lower_ in lexicon.grammar.age_units else 4
    elif following[0].text.istitle() and lexicon.language.places.demonym(following[0].text):
        votes["person"] += 8


def _is_quoted(last: int, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether the change of a share's price follows («Varenda (-4,4 %)», «Varenda a bondi de 2 %»)."""
    after = [token.text for token in doc[last + 1 : last + 6]]
    signed = after[:1] == ["("] and len(after) > 1 and after[1][0] in "+-–"
    return "%" in after and (signed or not lexicon.grammar.market_verbs.isdisjoint(after[:3]))


def _is_placed(last: int, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether a place in brackets follows, a department or a country («Ormeville (Bas-Rhin)»)."""
    after = doc[last + 1 : last + 4]
    if len(after) < 3 or after[0].text != "(" or after[2].text != ")":
        return False
    known = lexicon.known(after[1].text)
    return known is not None and known.place is not None and known.place.type in ("country", "region")


def _is_organization(word: str, lexicon: Lexicon) -> bool:
    known = lexicon.known(word)
    return known is not None and known.kind == "organization" and not lexicon.is_first_name(word)


def _is_territorial(noun: str, lexicon: Lexicon) -> bool:
    """Whether the name that «de» ties to a noun is a place's («la ville de …», «le préfet de …»)."""
    return lexicon.kind_nouns.get(noun) == "place" or noun in lexicon.grammar.territorial


def _is_dynasty(name: Name, article: str, lexicon: Lexicon) -> bool:
    """Whether a plural stands after a plural article («les Bourbons»)."""
    plural = article in lexicon.grammar.plural_articles and name.text.endswith(("s", "x"))
    return plural and name.first == name.last and not name.text.isupper()


def _is_full(name: Name, doc: "Doc", lexicon: Lexicon) -> bool:
    return name.last > name.first and lexicon.is_first_name(doc[name.first].text)


def _by_noun(index: int, alone: bool, doc: "Doc", votes: Votes, lexicon: Lexicon) -> None:
    """Count what the noun right before the name says («le magazine américain …», «la chaîne de cafés …»)."""
    index = _head_noun(index, doc, lexicon)
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


def _head_noun(index: int, doc: "Doc", lexicon: Lexicon) -> int:
    """Return the noun that adjectives and one complement without article lead back to («chaîne de cafés bio»)."""
    noun = _noun(index, doc, lexicon)
    if noun < 2 or doc[noun - 1].lower_ not in lexicon.of or _tells_kind(doc[noun].lower_, lexicon):
        return noun
    head = _noun(noun - 2, doc, lexicon)
    return head if doc[head].lower_ in lexicon.kind_nouns else noun


def _noun(index: int, doc: "Doc", lexicon: Lexicon) -> int:
    while index > 0 and doc[index].pos_ == "ADJ" and doc[index].lower_ not in lexicon.kind_nouns:
        index -= 1
    return index


def _tells_kind(noun: str, lexicon: Lexicon) -> bool:
    return any(noun in words for words in (lexicon.kind_nouns, lexicon.heads, lexicon.person_nouns))


def _by_apposition(last: int, doc: "Doc", votes: Votes, lexicon: Lexicon) -> None:
    """Count what the noun after a comma says («…, une association de bergers»)."""
    if last + 3 >= len(doc) or doc[last + 1].text != "," or doc[last + 2].pos_ not in ("DET", "NOUN", "ADJ"):
        return
    for token in doc[last + 2 : last + 5]:
        if token.lower_ in lexicon.kind_nouns:
            votes[lexicon.kind_nouns[token.lower_]] += 8
        if token.pos_ == "NOUN":
            return
