"""Titles of works, and names of bodies and places, that their own article begins, or that a comma sets off."""

from factx.extractors.participants.capitals import capitals
from factx.extractors.participants.reading import Name, Text
from factx.marks import CLOSING_TOKENS, OPENING_TOKENS

_MAX_TITLE = 9
_STOPS = frozenset((")", ",", "."))


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
    last = capitals(text, following) if text.capital[following] else following
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
    last = _title_end(text, capitals(text, index + 1))
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
