"""Where proper names stand: each name's span, as the lexicon, head nouns, capitals and typography delimit it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.extractors.participants.acronyms import spelled_out
from factx.extractors.participants.capitals import capitals
from factx.extractors.participants.common_words import bare_ministry, bare_region, numbered_unit
from factx.extractors.participants.heads import headed, names_itself, office_end, relatives
from factx.extractors.participants.known_longer import lengthened
from factx.extractors.participants.lexicon import Lexicon
from factx.extractors.participants.pairs import pair
from factx.extractors.participants.quoted import quoted_names
from factx.extractors.participants.reading import Name, Text
from factx.extractors.participants.roads import road_end
from factx.extractors.participants.run_ends import run_end
from factx.extractors.participants.runs import leads_up, run_name
from factx.extractors.participants.titles import apposed_title, christened, movement

if TYPE_CHECKING:
    from factx.tree import Doc

_MAX_PARTICLES = 3
_SITE = re.compile(r"(?!www\.)[\w-]{3,40}\.(?:com|fr|be|ch|ca|org|net|eu|info|tv|dz|ma|tn)$")
_HANDLE = re.compile(r"@[A-Za-z]\w{2,30}$")
_MAX_ABBREVIATION = 4
_LONGEST_HOLDER = 8
_ORDINAL = re.compile(r"(?:\d{1,2}|[IVX]{1,5})(?:er|e|è|ème|ième)$")
_OPEN = {"(": ")", "[": "]"}


def find_spans(doc: "Doc", lexicon: Lexicon) -> list[Name]:
    """Return the proper names of a text in text order; a place may stand inside the name of an institution."""
    return sorted(_read(Text(doc, lexicon)), key=lambda name: (name.start, -name.end))


def _read(text: Text) -> Iterator[Name]:
    marked = {name.first: [name, *_seat(text, name)] for name in spelled_out(text)}
    marked |= {name.first: [name] for name in quoted_names(text)}
    index = 0
    while index < text.size:
        if index + 1 in marked and text.words[index].lower() in text.lexicon.articles:
            index += 1
        names, last = (marked[index], marked[index][0].last) if index in marked else _read_at(text, index)
        yield from names
        index = max(index, last) + 1


def _seat(text: Text, name: Name) -> list[Name]:
    """Return the place that ends a name after «de», if one does («Union des bergers de Lens»); a country is a part."""
    known = text.known(name.last) if text.words[name.last - 1] in text.lexicon.of else None
    return [known] if known and known.kind == "place" and known.last == name.last else []


def _read_at(text: Text, index: int) -> tuple[list[Name], int]:
    """Return the names that start at a token, and the last token read."""
    word = text.words[index]
    if word in _OPEN and (name := _supplied(text, index)):
        return [name], name.last
    if _HANDLE.match(word):
        return [] if _signs(text, index) else [text.name(index, index)], index
    if not word or not (word[0].isalnum() or word[0] == "'"):
        return [], index
    if last := road_end(text, index):
        return [text.name(index, last, "place")], last
    if names := _numbered_part(text, index):
        return names, names[0].last
    if _SITE.match(word):
        return [text.name(index, index, "organization")], index
    if last := text.lexicon.eponym_end(text.words, index):
        return [], last
    if two := pair(text, index):
        return two, two[1].last
    if name := movement(text, index) or apposed_title(text, index):
        return [name], name.last
    if name := bare_region(text, index) or bare_ministry(text, index) or numbered_unit(text, index):
        return [name], name.last
    known, names = _known(text, index), headed(text, index)
    if names and not (known and (known.last >= names[0].last or _is_aimed(text, known, names[0]))):
        return names, names[0].last
    if (name := christened(text, index)) and not (known and known.last > index):
        return [name], name.last
    if known:
        name = lengthened(text, known)
        return [] if _is_common_here(text, index, known) else [name], name.last
    if (last := office_end(text, index)) > index:
        return [], last
    if word.lower() in text.lexicon.kin_groups or word.lower() in text.lexicon.families:
        return relatives(text, index)
    if text.capital[index]:
        return _read_run(text, index)
    return _read_particles(text, index) if word in text.lexicon.particles else ([], index)


def _signs(text: Text, index: int) -> bool:
    """Whether an account in brackets signs a message, its holder's name before it («— Paul Rey (@prey) 2 mai 2018»)."""
    after = text.words[index + 1 : index + 3]
    if not index or text.words[index - 1] != "(" or after[:1] != [")"] or not after[-1].isdigit():
        return False
    return any(word.endswith("—") for word in text.words[max(0, index - _LONGEST_HOLDER) : index - 1])


def _known(text: Text, index: int) -> Name | None:
    """Return the name known beforehand that starts at a token, unless a longer one starts behind its article.

    «La Ligue» is a name, but «La Ligue 1» begins with an article.
    """
    known = None if names_itself(text, index) else text.known(index)
    if known is None or known.last == index or text.words[index] not in text.lexicon.leading:
        return known
    behind = text.known(index + 1)
    return None if behind is not None and behind.last > known.last else known


def _supplied(text: Text, index: int) -> Name | None:
    """Return the name whose first name the writer supplies in brackets («[Ada] Morel»), None if there is none."""
    if index + 3 >= text.size or not text.lexicon.is_first_name(text.words[index + 1]):
        return None
    if text.words[index + 2] != _OPEN[text.words[index]] or not text.followed(index + 2):
        return None
    name = text.name(index, capitals(text, index + 3), "person")
    name.text = f"{text.words[index + 1]} {text.name(index + 3, name.last).text}"
    return name


def _numbered_part(text: Text, index: int) -> list[Name]:
    """Return the part of a town that a number begins, and the town («15e arrondissement de Paris»)."""
    last = index + 1
    if (
        last >= text.size
        or text.words[last] not in text.lexicon.grammar.town_parts
        or not _ORDINAL.match(text.words[index])
    ):
        return []
    at = last + 2
    town = text.known(at) if at < text.size and text.words[last + 1] in text.lexicon.of else None
    if town is None or town.kind != "place":
        return [text.name(index, last, "place")]
    return [text.name(index, town.last, "place"), town]


def _is_aimed(text: Text, known: Name, longer: Name) -> bool:
    """Whether a known name is followed by what it is for («la liste du Parti socialiste [pour Lens]»)."""
    return known.last < longer.last and text.words[known.last + 1] in text.lexicon.aims


def _is_common_here(text: Text, index: int, known: Name) -> bool:
    """Whether what may be a name is common words here («lance un grand débat», «un CRS», «en gilets jaunes»)."""
    if known.kind == "group":
        return _is_worn(text, index)
    if known.kind == "country":
        return _is_aged_demonym(text, index)
    one_of_many = index > 0 and _is_one_of_many(text, index - 1)
    acronym = known.kind == "organization" and known.last == index and text.words[index].isupper()
    return one_of_many and (acronym or (known.kind == "work" and text.words[index].islower()))


def _is_aged_demonym(text: Text, index: int) -> bool:
    """Whether the name of a country is that of a woman from there («une Argentine de 28 ans»)."""
    before, after = text.words[index - 1 : index], text.words[index + 1 : index + 4]
    aged = len(after) > 2 and after[0] in text.lexicon.of and after[2] in text.lexicon.grammar.age_units
    one = bool(before) and before[0].lower() in text.lexicon.grammar.before_demonyms
    return aged and one and text.lexicon.language.places.demonym(text.words[index].lower()) is not None


def _is_one_of_many(text: Text, index: int) -> bool:
    """Whether a determiner is for one of many, or for several that are pointed at («un», «ces»)."""
    morph = text.doc[index].morph
    singular = "Plur" not in morph.get("Number", []) or "Dem" in morph.get("PronType", [])
    return singular and text.words[index].lower() in text.lexicon.grammar.before_demonyms


def _is_worn(text: Text, index: int) -> bool:
    """Whether the name of a group is that of a garment here («en gilets jaunes», «vêtus de gilets jaunes»)."""
    worn = text.lexicon.grammar.worn
    if index and text.doc[index - 1].morph.get("Poss", []):
        return True
    if index < 2:
        return False
    tied = text.doc[index - 1].pos_ == "DET" or text.words[index - 1] in text.lexicon.bare_of
    return text.words[index - 1] in worn or (tied and text.words[index - 2] in worn)


def _read_run(text: Text, index: int) -> tuple[list[Name], int]:
    """Read a run of capitalised words: what leads up to the name is left out, and tells that a person follows."""
    honorifics = text.lexicon.honorifics
    first, last = index, run_end(text, index)
    title = text.words[index - 1] if index and text.words[index - 1] in honorifics else None
    while first <= last and (text.words[first] in honorifics or leads_up(text, first, last)):
        title = text.words[first] if text.words[first] in honorifics else title
        first += 1
        if first <= last and (text.known(first) or headed(text, first)):
            break
    if first > last:
        return [], last
    if first > index:
        names, last = _read_at(text, first)
    else:
        name = run_name(text, first, last, title is not None)
        names = [name, *(_seat(text, name) if last > first else ())] if name else []
    if (
        names
        and not names[0].known
        and any(text.words[i].lower() in text.lexicon.person_nouns for i in range(index, first))
    ):
        names[0].kind = names[0].kind or "person"
    if names and title is not None:
        names[0].honorific, names[0].gender = True, honorifics[title] or names[0].gender
    return names, max(last, first)


def _read_particles(text: Text, index: int) -> tuple[list[Name], int]:
    """Read a surname that starts with a particle: «von der Mühle», «M. de Valbrune»."""
    lexicon, first = text.lexicon, index
    before = text.words[index - 1] if index else ""
    title = (
        before if before in lexicon.honorifics and before[0].isupper() and len(before) <= _MAX_ABBREVIATION else None
    )
    while first < text.size and text.words[first] in lexicon.particles and first - index < _MAX_PARTICLES:
        first += 1
    if first + 1 < text.size and text.words[first] == "-" and text.is_tight(first):
        first += 1
    if first >= text.size or not text.capital[first] or not text.touches(first):
        return [], index
    famous = " ".join(text.words[index : first + 1]) in lexicon.famous
    if not famous and text.words[index] not in (
        lexicon.of | lexicon.bound_particles if title else lexicon.bound_particles
    ):
        return [], index
    name = text.name(index, capitals(text, first), "person")
    name.honorific, name.gender = title is not None, lexicon.honorifics.get(title or "")
    return [name], name.last
