"""Runs of capitalised words, with what ties them together: «Anne Morel», «Ada ben Rey», «Rey & fils»."""

from factx.extractors.participants.reading import MAX_WORDS, Text


def capitals(text: Text, index: int) -> int:
    """Return the last of the capitalised words that start at a token, with what ties them together."""
    found = text.known(index)
    if found and found.last > index:
        return found.last
    last = index
    while last + 1 < min(text.size, index + MAX_WORDS) and text.touches(last + 1):
        following = last + 1
        word = text.words[following]
        if word == text.words[index]:
            break
        if _is_elided(text, following):
            last = following
        elif _starts_anew(text, following) or _is_agency(text, index, following):
            break
        elif text.capital[following] and (word not in text.lexicon.honorifics or _is_initial(text, following)):
            last = following
            if word.endswith(".") and len(word) > 2:
                break
        elif _ties(text, following):
            last = following + 1
        else:
            break
    return last


def _starts_anew(text: Text, index: int) -> bool:
    """Whether a small word with a capital starts a sentence after a heading without a stop («À Lens La foule»)."""
    word = text.words[index]
    small = text.doc[index].is_stop and word.istitle() and (len(word) > 1 or _is_article(text, index + 1))
    if not small or word.lower() in text.lexicon.bound_particles or index + 1 == text.size:
        return False
    return text.words[index + 1].islower() and (text.words[index + 1].isalpha() or _is_article(text, index + 1))


def _is_agency(text: Text, first: int, index: int) -> bool:
    """Whether the name of an organization follows a person's («Photo: Ada Morel Agence France-Presse»)."""
    if index - first <= 1 or not text.lexicon.is_first_name(text.words[first]):
        return False
    known = text.known(index)
    return known is not None and known.kind == "organization" and known.last > index


def _is_article(text: Text, index: int) -> bool:
    return index < text.size and text.words[index] in text.lexicon.articles


def _is_elided(text: Text, index: int) -> bool:
    """Whether a word goes on a name after an apostrophe («Wendy's», «Kem Jack'son»)."""
    before = text.doc[index - 1]
    tied = before.text.endswith("'") and not before.whitespace_ and text.words[index].isalpha()
    return tied and (text.words[index] == "s" or before.pos_ == "PROPN")


def _is_initial(text: Text, index: int) -> bool:
    """Whether a word such as «M.» is the initial of a surname here, not an honorific («Yanis M. a nié»)."""
    word = text.words[index]
    return len(word) == 2 and word[1] == "." and not text.followed(index)


def _ties(text: Text, index: int) -> bool:
    """Whether a particle, a hyphen or an «&» ties the next word to the one before («ben», «Nguyen Thi-hoa»)."""
    word = text.words[index]
    if word in text.lexicon.grammar.ties:
        return text.followed(index) and not text.lexicon.is_first_name(text.words[index - 1])
    if word in text.lexicon.bound_particles:
        return text.followed(index) or _is_hyphened(text, index + 1)
    if word == "-":
        return index + 1 < text.size and text.words[index + 1].isalpha() and text.is_tight(index)
    return word == "&" and text.followed(index) and text.is_tight(index)


def _is_hyphened(text: Text, index: int) -> bool:
    """Whether a hyphen without spaces ties a capitalised word to a particle («al-Tarfaoui»)."""
    return index + 1 < text.size and text.words[index] == "-" and text.is_tight(index) and text.followed(index)
