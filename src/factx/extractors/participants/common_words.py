"""Names that only what stands before them tells from common words: regions, ministries, units of an army."""

import re

from factx.extractors.participants.reading import Name, Text

_ORDINAL = re.compile(r"\d{1,3}(?:er|e|è|ème|ième)$")
_UNIT = re.compile(r"[A-Z]{2,}[a-z]{0,2}$")


def bare_region(text: Text, index: int) -> Name | None:
    """Return a region that a point of the compass names («dans le Nord», «rejoindre le Sud-Ouest»), if one does."""
    word, after = text.words[index], text.words[index + 1 : index + 2]
    if word.lower() not in text.lexicon.grammar.compass or not _follows_article(text, index) or text.followed(index):
        return None
    around = {*after, text.words[index - 2] if index > 1 else ""}
    return text.name(index, index, "place") if around.isdisjoint(text.lexicon.of) else None


def bare_ministry(text: Text, index: int) -> Name | None:
    """Return a ministry that its field names, as a source or an agent («selon l'Intérieur»), if one does."""
    if text.words[index] not in text.lexicon.portfolios or not _follows_article(text, index) or index < 2:
        return None
    before, according = text.words[index - 2].lower(), text.lexicon.language.people.acts.according
    acts = before in text.lexicon.grammar.agents | according
    longer = text.followed(index) or any(token.pos_ == "ADJ" for token in text.doc[index + 1 : index + 2])
    return text.name(index, index, "organization") if acts and not longer else None


def numbered_unit(text: Text, index: int) -> Name | None:
    """Return a unit that a number and an acronym name («le 13e BCA», «du 2e RIMa»), if one begins at a token."""
    after = index + 1
    if not _ORDINAL.match(text.words[index]) or after == text.size or not text.touches(after):
        return None
    if not _UNIT.match(text.words[after]) or text.known(after) is not None:
        return None
    return text.name(index, after, "organization")


def _follows_article(text: Text, index: int) -> bool:
    """Whether a capital inside a sentence follows a singular article."""
    if index == 0 or not text.capital[index] or text.opening[index] or not text.touches(index):
        return False
    before = text.words[index - 1].lower()
    return before in text.lexicon.articles and before not in text.lexicon.grammar.plural_articles
