"""Names that a common noun begins: institutions, streets, treaties, sets of relatives, and offices, which are none."""

import re

from factx.extractors.participants.capitals import capitals
from factx.extractors.participants.reading import MAX_WORDS, Name, Text
from factx.extractors.participants.tails import Tail

_MAX_ADJECTIVES = 3
_MAX_BEFORE_SEAT = 4
_NO_HEAD = frozenset(("ADJ", "VERB", "AUX"))
_LANDS = ("country", "territory")
_ORDINAL = re.compile(r"\d{1,3}(?:e|è|ème|er|re)$")


def headed(text: Text, index: int) -> list[Name]:
    """Return the name that a head noun begins at a token, then the place or organization named inside it, if any.

    A single head noun with a capital that no longer name follows is returned as a short name. One in small letters
    that is one of many («un lycée de Lens», «chef de police de Lens») or a seat to win («ravir la mairie de Lens»)
    begins none.
    """
    if text.words[index] in text.lexicon.grammar.sizes and text.followed(index):
        return _enlarged(text, index)
    capital = text.capital[index] and not text.opening[index]
    for words, head in text.lexicon.heads.get(text.words[index].lower(), ()):
        last = index + len(words) - 1
        if last >= text.size or any(text.words[index + i].lower() != word for i, word in enumerate(words) if i):
            continue
        counted = index > 0 and head.kind == "work" and bool(_ORDINAL.match(text.words[index - 1]))
        if not (head.common or capital or counted) or (not capital and text.doc[index].pos_ in _NO_HEAD):
            continue
        if head.kind == "place" and index and text.words[index - 1] in text.lexicon.grammar.no_place_after:
            continue
        if names_itself(text, last):
            return []
        tail = Tail(text, last, head, capital or counted)
        is_round = counted and not tail.holds_name and text.words[index] in text.lexicon.grammar.rounds
        if tail.end > last and not is_round:
            common = not (capital or counted or text.followed(last))
            if common and (_is_one_of_many(text, index) or _is_won(text, index)):
                return []
            if capital and not tail.holds_name and _is_any(text, index):
                return []
            if words[0] in text.lexicon.grammar.missions and (country := text.known(tail.end)):
                return _mission(text, index, country)
            inner = tail.inner_name() if head.seated and not (capital and head.unseated) else None
            name = text.name(index - counted, tail.end, head.kind)
            return [name, inner] if inner else [name]
        if capital and head.kind == "organization" and text.words[index] not in text.lexicon.not_names:
            name = text.name(index, last, head.kind)
            name.short = last == index and not text.words[index].isupper()
            return [name]
    return []


def _mission(text: Text, first: int, country: Name) -> list[Name]:
    """Return the name of an embassy, its country, and where it is («ambassade de [France] en [Italie]»)."""
    at = country.last + 2
    prepositions = text.lexicon.aims | text.lexicon.place_prepositions
    host = text.known(at) if at < text.size and text.words[at - 1] in prepositions else None
    names = [country, host] if host is not None and host.kind in ("country", "place") else [country]
    return [text.name(first, names[-1].last, "organization"), *names]


def names_itself(text: Text, index: int) -> bool:
    """Whether a land, or a place with its article, stands behind a noun for an island («l'île de [Malte]»)."""
    grammar, place = text.lexicon.grammar, index + 2
    if place >= text.size or text.words[index].lower() not in grammar.islands:
        return False
    if text.words[index + 1] not in text.lexicon.bare_of:
        return False
    if text.words[place] in grammar.place_articles:
        return True
    place += text.words[place] in text.lexicon.articles
    known = text.known(place) if place < text.size else None
    land = text.lexicon.language.places.find(known.known.name) if known and known.known else None
    return land is not None and land.type in _LANDS


def _enlarged(text: Text, index: int) -> list[Name]:
    """Return the name that a head noun after an adjective begins («Grand Hôpital de Lens»)."""
    names = headed(text, index + 1) if text.words[index + 1] not in text.lexicon.grammar.sizes else []
    if not names or names[0].short:
        return []
    return [text.name(index, names[0].last, names[0].kind), *names[1:]]


def _is_one_of_many(text: Text, index: int) -> bool:
    """Whether a noun has no article, or one that names none («d'un ancien lycée», «trois îles», «ce pont»)."""
    at = index - 1
    while at > 0 and index - at < _MAX_ADJECTIVES and text.doc[at].pos_ == "ADJ":
        at -= 1
    if at < 0:
        return False
    owned = text.doc[at].morph.get("Poss", []) or "Dem" in text.doc[at].morph.get("PronType", [])
    return bool(owned) or text.words[at].lower() in text.lexicon.grammar.indefinite or text.doc[at].pos_ == "NUM"


def _is_any(text: Text, index: int) -> bool:
    """Whether a word for one stands before a noun that no name follows («une Police politique»)."""
    singular = "Sing" in text.doc[index - 1].morph.get("Number", []) if index else False
    return singular and text.words[index - 1].lower() in text.lexicon.grammar.indefinite


def _is_won(text: Text, index: int) -> bool:
    """Whether a noun is the seat that somebody runs for («candidate à la mairie de Lens»)."""
    grammar = text.lexicon.grammar
    before = {word.lower() for word in text.words[max(0, index - _MAX_BEFORE_SEAT) : index]}
    return text.words[index] in grammar.seats and not before.isdisjoint(grammar.contests)


def office_end(text: Text, index: int) -> int:
    """Return the last token of the field that names an office («ministre de la Santé»); the token itself if none."""
    for words in text.lexicon.offices.get(text.words[index].lower(), ()):
        if tuple(word.lower() for word in text.words[index : index + len(words)]) != words:
            continue
        last = found = index + len(words) - 1
        while last + 1 < min(text.size, index + MAX_WORDS):
            last += 1
            if text.words[last] in text.lexicon.portfolios:
                found = last
            elif text.words[last] not in text.lexicon.office_links and text.doc[last].pos_ != "ADJ":
                break
        return found
    return index


def relatives(text: Text, index: int) -> tuple[list[Name], int]:
    """Return the name of a set of relatives («les frères Delmas»), and the last token read.

    «la famille Delmas» is a nominal: it is read, and yields no name.
    """
    if not text.followed(index):
        return [], index
    last = capitals(text, index + 1)
    if text.words[index].lower() in text.lexicon.families:
        return [], last
    several = index > 0 and text.words[index - 1].lower() in text.lexicon.grammar.plurals
    if not several or (last + 1 < text.size and text.words[last + 1] in text.lexicon.conjunctions):
        return [], index
    return [text.name(index, last, "group")], last
