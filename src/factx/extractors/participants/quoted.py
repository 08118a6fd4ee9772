"""Names in quotation marks: titles of works, newspapers, bodies, what somebody is called."""

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


def quoted_names(text: Text) -> Iterator[Name]:
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
    if _is_credited(text, last + 1):
        return "work"
    if kind := _kind_behind(text, first, last):
        return kind
    if any(word in text.lexicon.media_nouns for word in before[-4:]) or _is_called_body(text, before):
        return "organization"
    gathers = _noun_before(text, first) in text.lexicon.grammar.gatherings
    named = gathers or text.followed(first) or not _is_clause(text, first, last)
    if named and (kind := _kind_before(text, first)) and not text.is_known(first, last):
        return kind
    beside = before[-2:-1] and before[-2] in text.lexicon.title_nouns
    announced = any(word in text.lexicon.title_nouns for word in before)
    return "work" if beside or (announced and not _is_clause(text, first, last)) else None


def _is_called_body(text: Text, before: list[str]) -> bool:
    """Whether words end in a participle that says what a body is called («une liste intitulée "Lens debout"»)."""
    nominals = text.lexicon.language.people.nominals
    words = [word for word in before if word.isalpha()][-_CALLED:]
    return bool(words) and words[-1] in nominals.calling and any(w in nominals.all_organizations for w in words)


def _noun_before(text: Text, first: int) -> str:
    """Return the word right before an opening mark, of a compound the last («le micro-parti «Les Dunes»»: parti)."""
    return text.words[first - 2].lower().rpartition("-")[2] if first > 1 else ""


def _kind_before(text: Text, first: int) -> ParticipantKind | None:
    """Return the kind that the noun right before an opening mark tells («le bar «Les Dunes»», «la page «Lens»»)."""
    noun = _noun_before(text, first)
    if noun in text.lexicon.grammar.gatherings:
        return "organization"
    kind = text.lexicon.kind_nouns.get(noun)
    return kind if kind in ("place", "work") else None


def _is_coined(text: Text, index: int) -> bool:
    """Whether a capitalised word is no common noun, and no name known beforehand."""
    word, lexicon = text.words[index], text.lexicon
    known = text.known(index) or word in lexicon.not_names or lexicon.language.places.demonym(word)
    return not known and word.lower() not in text.small and text.doc[index].pos_ in ("PROPN", "NOUN", "ADJ")


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


def _kind_behind(text: Text, first: int, last: int) -> ParticipantKind | None:
    """Return the kind that the noun behind a closing mark and a comma tells («"Die Dünen", une chanson allemande»).

    Of a person, what stands in marks is one word («lâche "Zarb", une retraitée»).
    """
    start = last + 3
    if start >= text.size or text.words[start - 1] != "," or text.doc[start].pos_ != "DET":
        return None
    noun = next((token for token in text.doc[start : start + _TOLD] if token.pos_ == "NOUN"), None)
    if noun is None or (noun.dep_.startswith("nsubj") and noun.head.i > noun.i):
        return None
    if noun.lower_ in text.lexicon.title_nouns:
        return "work"
    if noun.lower_ in text.lexicon.person_nouns:
        return "person" if first == last and _is_coined(text, first) else None
    return "organization" if text.lexicon.is_body(noun.lower_) and not _is_clause(text, first, last) else None


def _is_clause(text: Text, first: int, last: int) -> bool:
    return any(
        token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", [])
        for token in text.doc[first : last + 1]
    )
