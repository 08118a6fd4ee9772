"""What the words around a name tell of its kind: prepositions, nouns before it, what is set off behind it."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.reading import Name
from factx.marks import OPENING_TOKENS
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from factx.tree import Doc

_YEAR = re.compile(r"(?:19|20)\d\d$")

Votes = Counter[ParticipantKind]


def by_context(name: Name, doc: "Doc", votes: Votes, lexicon: Lexicon) -> None:
    """Count what the words around a name tell."""
    if name.first:
        _by_word_before(name, doc, votes, lexicon)
    if name.first > 1:
        _by_governor(name, doc, votes, lexicon)
    if doc[name.first].dep_ == "appos" and doc[name.first].head.lower_ in lexicon.person_nouns:
        votes["person"] += 6
    _by_apposition(name.last, doc, votes, lexicon)
    if _is_dated(name.last, doc) and not (name.first and doc[name.first - 1].lower_ in lexicon.grammar.directions):
        votes["work"] += 8
    if _is_placed(name.last, doc, lexicon) or _is_located(name.last, doc, lexicon):
        votes["place"] += 8
    if name.first == name.last and 0 < name.first < len(doc) - 1 and doc[name.first - 1].is_quote:
        votes["work"] += 4 * doc[name.last + 1].is_quote
    _by_age_or_origin(name.last, doc, votes, lexicon)
    if _is_agent_or_source(name, doc, lexicon):
        votes["person"] += 4
    if _is_quoted(name.last, doc, lexicon):
        votes["organization"] += 8
    if doc[name.last + 1 : name.last + 2] and doc[name.last + 1].lower_ in lexicon.grammar.cries:
        votes["person"] += 6
    if name.first == name.last and _has_just_spoken(name.first, doc, lexicon):
        votes["person"] += 4
    if doc[name.last].dep_ == "nsubj" or doc[name.first].dep_ == "nsubj":
        votes["person"] += 2


def _by_word_before(name: Name, doc: "Doc", votes: Votes, lexicon: Lexicon) -> None:
    """Count what the word right before a name tells («à …», «prénommé …», «les …», «sur …», «le magazine …»)."""
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
        and (before.pos_ in ("NOUN", "ADJ") or (word in lexicon.kind_nouns and before.pos_ != "VERB"))
    ):
        _by_noun(before.i, name.first == name.last, doc, votes, lexicon)


def _by_governor(name: Name, doc: "Doc", votes: Votes, lexicon: Lexicon) -> None:
    """Count what the word that «de» ties a name to tells («la chanson de …», «le quartier de la …»)."""
    at = name.first - 1
    if at > 1 and doc[at].lower_ in lexicon.articles and doc[at - 1].lower_ in lexicon.bare_of:
        of_territory = lexicon.kind_nouns.get(doc[at - 2].lower_) == "place"
        votes["place"] += 10 * (of_territory and name.first == name.last and not name.text.isupper())
    if (of := doc[at].lower_) not in lexicon.of:
        return
    governor = doc[_noun(at - 1, doc, lexicon)]
    if governor.lower_ in lexicon.creators:
        votes["work"] += 8
    if governor.lower_ in lexicon.grammar.companions:
        votes["person"] += 6
    if of in lexicon.bare_of and governor.lower_ in lexicon.grammar.creations:
        votes["person"] += 6
    if governor.text in lexicon.grammar.staff and not lexicon.is_town(name.text):
        votes["organization"] += 6
    if lexicon.is_territorial(governor.lower_) and not _is_full(name, doc, lexicon):
        votes["place"] += 10


def _has_just_spoken(index: int, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether a verb of speech stands just before a word, or before the day between («», estime samedi Zarbov»)."""
    before = [token.lower_ for token in doc[max(0, index - 2) : index] if token.lower_ not in lexicon.calendar]
    return bool(before) and before[-1] in lexicon.language.speech.forms


def is_somebodys(name: Name, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether a first name that a place bears too is that of a person («Virginie, 36 ans», «…», dit Florence»)."""
    if name.known is None or name.first != name.last or not lexicon.is_first_name(name.text):
        return False
    return _has_just_spoken(name.first, doc, lexicon) or _is_aged(name.last, doc, lexicon)


def is_seat_that_speaks(name: Name, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether a building's name is that of who speaks from it («…», a précisé l'Élysée; l'Élysée dément que …)."""
    if name.known is None or name.known.place is None or name.known.place.type != "building":
        return False
    before = doc[name.first - 1].lower_ if name.first else ""
    article = before in lexicon.articles and before not in lexicon.grammar.plural_articles
    return _has_just_spoken(name.first - article, doc, lexicon) or _tells(name, article, doc, lexicon)


def _tells(name: Name, article: bool, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether a name opens a clause as the subject of a verb of speech («L'Élysée a indiqué que»)."""
    first, verb = name.first - article, name.last + 1
    if first and doc[first - 1].pos_ == "ADP":
        return False
    verb += verb < len(doc) and doc[verb].pos_ == "AUX"
    return verb < len(doc) and doc[verb].lower_ in lexicon.language.speech.forms


def _is_aged(last: int, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether an age follows a comma («Zarbov, 24 ans»)."""
    after = doc[last + 1 : last + 4]
    return (
        len(after) > 2 and after[0].text == "," and after[1].like_num and after[2].lower_ in lexicon.grammar.age_units
    )


def _is_agent_or_source(name: Name, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether somebody has done something, or quoted words follow («dessiné par Zarbov», «pour Zarbov, «…»)."""
    before = doc[name.first - 1] if name.first else None
    if before is None or name.first != name.last:
        return False
    if before.lower_ in lexicon.grammar.agents:
        return name.first > 1 and "Part" in doc[name.first - 2].morph.get("VerbForm", [])
    after = "".join(token.text for token in doc[name.last + 1 : name.last + 3])
    return before.lower_ in lexicon.grammar.sources and after[:1] == "," and after[1:] in OPENING_TOKENS


def _by_age_or_origin(last: int, doc: "Doc", votes: Votes, lexicon: Lexicon) -> None:
    """Count what tells a person after a comma («Zarbov, 24 ans», «Zarbov, Belge de 24 ans»)."""
    following = doc[last + 2 : last + 4]
    if len(following) < 2 or doc[last + 1].text != ",":
        return
    if following[0].like_num and following[1].lower_ in lexicon.grammar.distance_units:
        votes["place"] += 8
    elif following[0].like_num:
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
    if after[1].lower_ in lexicon.grammar.compass:
        return True
    known = lexicon.known(after[1].text)
    return known is not None and known.place is not None and known.place.type in ("country", "region")


def _is_located(last: int, doc: "Doc", lexicon: Lexicon) -> bool:
    """Whether a comma follows, and what a place is near or in («Zarbov, près de Lens», «Zarbov, au sud de Lens»)."""
    after = [token.lower_ for token in doc[last + 1 : last + 5]]
    if len(after) < 4 or after[0] != ",":
        return False
    if after[1] in lexicon.grammar.nearby:
        return after[2] in lexicon.of
    return after[1] in lexicon.contracted and after[2] in lexicon.grammar.compass and after[3] in lexicon.of


def _is_dated(last: int, doc: "Doc") -> bool:
    """Whether a year in brackets follows («Les Dunes (2016)»)."""
    after = [token.text for token in doc[last + 1 : last + 4]]
    return after[:1] == ["("] and after[2:] == [")"] and bool(_YEAR.match(after[1]))


def _is_dynasty(name: Name, article: str, lexicon: Lexicon) -> bool:
    """Whether a plural stands after a plural article («les Bourbons»)."""
    plural = article in lexicon.grammar.plural_articles and name.text.endswith(("s", "x"))
    return plural and name.first == name.last and not name.text.isupper()


def _is_full(name: Name, doc: "Doc", lexicon: Lexicon) -> bool:
    return name.last > name.first and lexicon.is_first_name(doc[name.first].text)


def _by_noun(index: int, alone: bool, doc: "Doc", votes: Votes, lexicon: Lexicon) -> None:
    """Count what the noun right before the name says («le magazine américain …», «la chaîne de cafés …»)."""
    name, index = doc[index + 1], _head_noun(index, doc, lexicon)
    noun = doc[index].lower_
    if alone and name.text.isupper() and noun in lexicon.grammar.affiliated:
        votes["organization"] += 6
        return
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
        if token.dep_.startswith("nsubj"):
            return
        kind = lexicon.kind_nouns.get(token.lower_) or lexicon.kind_nouns.get(token.lower_.split("-")[0])
        if kind:
            votes[kind] += 8
        if token.pos_ == "NOUN":
            return
