"""Titles of works and names of bodies that typography marks: in quotation marks, or with their article."""

from collections import Counter
from collections.abc import Iterator

from factx.extractors.participants.reading import SENTENCE_EDGE, Name, Text
from factx.marks import CLOSING_TOKENS, OPENING_TOKENS, paired
from factx.records import ParticipantKind

_MAX_TITLE = 9
_MAX_CALLED = 20
"""The longest title behind what says that it is one («un article intitulé «…»»), in words."""
_MAX_BEFORE = 12
_CALLED = 5
"""Words within which a noun stands before what it is called by («une plateforme en ligne, baptisée …»)."""
_TOLD = 4
"""Words within which a noun stands behind the title that it tells of («, son avant-dernier roman»)."""
_LONGEST_NICKNAME = 3
_STOPS = frozenset((")", ",", "."))


def titles(text: Text) -> Iterator[Name]:
    """Yield names between quotation marks.

    A noun announces them («son roman "Les Dunes"»), or their author follows, here or where they stand in marks again;
    or they are a word that stands in marks again and again («"Torvane" revient», «la fin de "Torvane"»), a newspaper
    («"Libération"», «"la Dépêche de Lens"»), or what somebody is called («surnommé "Zed" ou "Zou"»).
    """
    quoted = list(_quoted(text))
    contents = [" ".join(text.words[first : last + 1]) for first, last in quoted]
    kinds: dict[str, ParticipantKind] = {}
    for (first, last), content in zip(quoted, contents, strict=True):
        if kind := _title_kind(text, first, last):
            kinds.setdefault(content, kind)
    often = Counter(contents)
    for (first, last), content in zip(quoted, contents, strict=True):
        if content in kinds:
            yield text.name(first + _has_small_article(text, first), last, kinds[content])
        elif first == last and often[content] > 1 and _is_coined(text, first):
            yield text.name(first, last)
        elif _is_newspaper(text, first, last):
            yield text.name(first, last, "organization")
        elif last - first < _LONGEST_NICKNAME and _is_nickname(text, first):
            yield text.name(first, last, "person")


def _quoted(text: Text) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of what stands in marks with a capital and is short, or said to be a title."""
    index_at = {token.idx: token.i for token in text.doc}
    calling = text.lexicon.title_nouns & text.lexicon.language.people.nominals.calling
    for pair in paired(text.written):
        first = index_at.get(pair.start)
        if first is None or not (text.capital[first] or _has_small_article(text, first)):
            continue
        last = first
        called = first > 1 and text.words[first - 2].lower() in calling
        longest = _MAX_CALLED if called else _MAX_TITLE
        while last + 1 < text.size and last - first < longest and text.doc[last + 1].idx < pair.end:
            last += 1
        if called and text.words[last] == "." and text.doc[last].idx + 1 == pair.end:
            yield first, last - 1
            continue
        if text.doc[last].idx + len(text.doc[last]) != pair.end or text.words[last] in SENTENCE_EDGE:
            continue
        yield first, last


def _has_small_article(text: Text, first: int) -> bool:
    """Whether an article in small letters begins what stands in marks, before a capital («"la Dépêche de Lens"»)."""
    return text.words[first] in text.lexicon.articles and text.followed(first)


def _is_newspaper(text: Text, first: int, last: int) -> bool:
    """Whether marks hold the name of a body known beforehand, and no more."""
    known = text.lexicon.known(text.name(first, last).text)
    if known is None and _has_small_article(text, first):
        known = text.lexicon.known(text.name(first + 1, last).text)
    return known is not None and known.kind == "organization"


def _is_nickname(text: Text, first: int) -> bool:
    """Whether what stands in marks is what somebody is said to be called («surnommé "Zed"», «… ou "Zou"»)."""
    lexicon, at = text.lexicon, first - 1
    if at > 1 and text.words[at - 1] in lexicon.conjunctions and text.words[at - 2] in CLOSING_TOKENS:
        at = next((i for i in range(at - 3, max(0, at - _CALLED), -1) if text.words[i] in OPENING_TOKENS), at)
    words = tuple(word.lower() for word in text.words[max(0, at - _CALLED) : at])
    return any(words[-len(cue) :] == cue for cue in lexicon.alias_cues)


def _title_kind(text: Text, first: int, last: int) -> ParticipantKind | None:
    """Return what a title between marks names, by what stands beside it; None when nothing tells that it is one."""
    before = _before(text, first)
    if _is_credited(text, last + 1) or _is_told_behind(text, last + 1):
        return "work"
    if any(word in text.lexicon.media_nouns for word in before[-4:]) or _is_called_body(text, before):
        return "organization"
    named = text.followed(first) or not _is_clause(text, first, last)
    if named and (kind := _kind_before(text, first)) and not _is_known(text, first, last):
        return kind
    beside = before[-2:-1] and before[-2] in text.lexicon.title_nouns
    announced = any(word in text.lexicon.title_nouns for word in before)
    return "work" if beside or (announced and not _is_clause(text, first, last)) else None


def _is_called_body(text: Text, before: list[str]) -> bool:
    """Whether words end in a participle that says what a body is called («une liste intitulée "Lens debout"»)."""
    nominals = text.lexicon.language.people.nominals
    words = [word for word in before if word.isalpha()][-_CALLED:]
    return bool(words) and words[-1] in nominals.calling and any(w in nominals.all_organizations for w in words)


def _kind_before(text: Text, first: int) -> ParticipantKind | None:
    """Return the kind that the noun right before an opening mark tells («le bar «Les Dunes»», «la page «Lens»»)."""
    noun = text.words[first - 2].lower() if first > 1 else ""
    if noun in text.lexicon.grammar.gatherings:
        return "organization"
    kind = text.lexicon.kind_nouns.get(noun)
    return kind if kind in ("place", "work") else None


def _is_coined(text: Text, index: int) -> bool:
    """Whether a capitalised word is no common noun, and no name known beforehand."""
    word, lexicon = text.words[index], text.lexicon
    known = text.known(index) or word in lexicon.not_names or lexicon.language.places.demonym(word)
    return not known and word.lower() not in text.small and text.doc[index].pos_ in ("PROPN", "NOUN", "ADJ")


def christened(text: Text, index: int) -> Name | None:
    """Return a name that its own article begins («au café Le Beau Rivage», «le film Les Oiseaux bleus»)."""
    lexicon, article, following = text.lexicon, text.words[index], index + 1
    if not text.capital[index] or article.lower() not in lexicon.articles:
        return None
    before = text.words[index - 1] if index else ""
    refers = tuple(word.lower() for word in text.words[max(0, index - 2) : index]) in lexicon.references
    if refers or not (before.islower() or before.isupper()) or not text.touches(index):
        return None
    if following == text.size or not text.touches(following) or f"{article} {text.words[following]}" in text.surnames:
        return None
    word, noun = text.words[following], text.words[index - 1].lower()
    known = text.known(following)
    if known and known.known and known.known.place:
        return None
    if lexicon.is_town(f"{article} {word}") or lexicon.language.places.demonym(word) or word in lexicon.titles:
        return None
    kind = lexicon.kind_nouns.get(noun) or lexicon.kind_nouns.get(noun.removesuffix("s"))
    heads = lexicon.heads.get(noun, ())
    kind = kind or next((head.kind for words, head in heads if len(words) == 1 and head.common), None)
    if not text.capital[following] and not (kind and text.doc[following].pos_ in ("NOUN", "ADJ")):
        return None
    last = text.capitals(following) if text.capital[following] else following
    if kind or text.doc[following].pos_ == "NOUN":
        last = _title_end(text, last)
    return text.name(index, last, kind)


def apposed_title(text: Text, index: int) -> Name | None:
    """Return the title between commas of what a noun tells («son dernier essai, Le Destin de Lens, paraît»)."""
    comma = index - 1 - (index > 0 and text.doc[index - 1].is_space)
    if comma < 1 or text.words[comma] != "," or text.words[comma - 1].lower() not in text.lexicon.title_nouns:
        return None
    if not text.capital[index] or text.words[index].lower() not in text.lexicon.articles or not text.followed(index):
        return None
    last = _title_end(text, text.capitals(index + 1))
    closed = last + 1 < text.size and text.words[last + 1] in _STOPS
    name = text.name(index, last, "work")
    return name if closed and name.text not in text.lexicon.famous else None


def movement(text: Text, index: int) -> Name | None:
    """Return the name of a movement that a country in some state is («le groupe La France en colère»)."""
    article = text.words[index] in text.lexicon.leading and text.capital[index] and not text.opening[index]
    country = text.known(index + article) if index + article < text.size else None
    if country is None or country.kind != "country" or (article and not text.followed(index)):
        return None
    at = country.last + 1
    if at + 1 >= text.size or text.words[at] not in text.lexicon.grammar.states or text.doc[at + 1].pos_ != "NOUN":
        return None
    marked = index > 0 and text.words[index - 1] in OPENING_TOKENS
    closed = at + 2 < text.size and text.words[at + 2] in CLOSING_TOKENS
    return text.name(index, at + 1, "organization") if article or (marked and closed) else None


def _title_end(text: Text, last: int) -> int:
    """Return the last token of a title that adjectives and complements go on with («Les Oiseaux bleus du Nord»)."""
    start = last
    while last + 1 < text.size and last - start < _MAX_TITLE and text.touches(last + 1):
        following = last + 1
        if text.words[following] in text.lexicon.of:
            following += 1
            while following < text.size and text.words[following] in text.lexicon.articles:
                following += 1
            complement = following < text.size and (text.capital[following] or text.doc[following].pos_ == "NOUN")
            if not complement:
                return last
        elif text.doc[following].pos_ != "ADJ":
            return last
        last = following
    return last


def _before(text: Text, first: int) -> list[str]:
    """Return the words before a token in its sentence, a dozen at most."""
    start = first
    while start > 0 and first - start < _MAX_BEFORE and not text.doc[start].is_sent_start:
        start -= 1
    return [word.lower() for word in text.words[start:first]]


def _is_credited(text: Text, close: int) -> bool:
    """Whether a person's name follows a closing mark («"Les Dunes" d'Ada Morel»)."""
    of = close + 1
    return of < text.size and text.words[of] in text.lexicon.of and text.followed(of) and text.followed(of + 1)


def _is_told_behind(text: Text, close: int) -> bool:
    """Whether a noun for a work follows a closing mark and a comma («"Die Dünen", une chanson allemande»)."""
    behind = [word.lower() for word in text.words[close + 1 : close + 4]]
    determiners = text.lexicon.articles | text.lexicon.grammar.indefinite
    return len(behind) == 3 and behind[0] == "," and behind[1] in determiners and behind[2] in text.lexicon.title_nouns


def _is_told(text: Text, close: int) -> bool:
    """Whether a comma behind a closing mark leads to a noun for a title («"Mercy", une chanson d'Ada Morel»)."""
    start = close + 2
    if start >= text.size or text.words[close + 1] != "," or text.doc[start].pos_ != "DET":
        return False
    noun = next((token for token in text.doc[start : start + _TOLD] if token.pos_ == "NOUN"), None)
    subject = noun is not None and noun.dep_.startswith("nsubj") and noun.head.i > noun.i
    return noun is not None and not subject and noun.lower_ in text.lexicon.title_nouns


def _is_clause(text: Text, first: int, last: int) -> bool:
    return any(
        token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", [])
        for token in text.doc[first : last + 1]
    )


def _is_known(text: Text, first: int, last: int) -> bool:
    known = text.known(first)
    return known is not None and known.last >= last
