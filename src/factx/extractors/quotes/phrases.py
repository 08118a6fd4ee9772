"""How far the noun phrases reach that name speakers: behind a cue, over dates and complements."""

from factx.extractors.quotes.reading import ENDERS, Reading

_WINDOW = 30
"""How many tokens a phrase may hold, or stand behind its cue."""
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "X"})


def phrase_behind(reading: Reading, i: int, end: int) -> tuple[int, int] | None:
    """Return the noun phrase that follows a verb as its subject: adverbs, dates and complements are passed over."""
    words = reading.words
    limit = min(i + _WINDOW, end)
    cover = reading.cover[i - 1]
    while i < limit:
        word, token = reading.lower[i], reading.doc[i]
        if reading.cover[i] != cover or word in ENDERS or word in (":", ";", ")") or word in words.relatives:
            return None
        if word == ",":
            closing = next((k for k in range(i + 1, min(i + 12, limit)) if reading.lower[k] == ","), None)
            if closing is None or not _is_adverbial(reading, i + 1):
                return None
            i = closing + 1
            continue
        if word in words.comparators:
            return None
        if word in words.complement_prepositions and not _is_partitive(reading, i):
            i = _after_complement(reading, i, limit)
            continue
        if reading.is_space(i) or _is_date(reading, i, limit):
            i = _after_date(reading, i, limit)
            continue
        if reading.mention_at(i) > i or word in words.determiners or token.pos_ == "PROPN" or _is_name(reading, i):
            return i, noun_phrase_end(reading, i, end)
        if word in words.source_words or (token.pos_ in ("PRON", "NOUN") and word in reading.speaking_nouns):
            return i, noun_phrase_end(reading, i, end)
        if token.pos_ in ("VERB", "AUX", "SCONJ") and word not in words.adverbs:
            return None
        i += 1
    return None


def _is_partitive(reading: Reading, i: int) -> bool:
    """Tell whether «des» opens a subject («ont expliqué des riverains»)."""
    return reading.lower[i] == "des" and reading.lower[i - 1] not in reading.words.noun_links


def _is_name(reading: Reading, i: int) -> bool:
    return reading.doc[i].text[:1].isupper() and reading.doc[i].is_alpha


def _is_adverbial(reading: Reading, i: int) -> bool:
    word = reading.lower[i] if i < len(reading.lower) else ""
    return (
        word in reading.words.complement_prepositions
        or word in reading.words.adverbs
        or word in reading.words.time_nouns
        or word.endswith("ment")
    )


def _is_date(reading: Reading, i: int, limit: int) -> bool:
    word = reading.lower[i]
    if word in reading.words.time_nouns or word[:1].isdigit():
        return True
    following = reading.lower[i + 1] if i + 1 < limit else ""
    return word in reading.words.determiners and (following in reading.words.time_nouns or following[:1].isdigit())


def _after_date(reading: Reading, i: int, limit: int) -> int:
    i += 1
    while i < limit and (
        reading.lower[i] in reading.words.time_nouns
        or reading.lower[i][:1].isdigit()
        or reading.lower[i] in ("dernier", "dernière", "prochain", "prochaine")
    ):
        i += 1
    return i


def _after_complement(reading: Reading, i: int, limit: int) -> int:
    """Return the token after a preposition and what it governs."""
    i += 1
    if i < limit and reading.lower[i] in reading.words.determiners:
        i += 1
    jumped = reading.mention_at(i) if i < limit else i
    if jumped == i and i < limit and reading.mention_at(i - 1) > i:
        jumped = reading.mention_at(i - 1)
    if jumped > i:
        i = jumped
    else:
        capital = i < limit and _is_name(reading, i)
        i += 1
        while i < limit and (
            (reading.doc[i].pos_ in ("NOUN", "ADJ", "NUM", "ADV") and not _is_name(reading, i))
            or (reading.doc[i].pos_ == "PROPN" and not capital and reading.mention_at(i) <= i + 1)
        ):
            i += 1
    if i < limit and reading.lower[i] in reading.words.noun_links:
        return _after_complement(reading, i, limit)
    return min(i, limit)


def noun_phrase(reading: Reading, i: int, end: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at a token, blanks and adverbs passed over; None when there is none."""
    while i < end and (reading.is_space(i) or reading.lower[i] in reading.words.adverbs - {"lui", "elle"}):
        i += 1
    if i >= end or reading.cover[i] >= 0 or reading.doc[i].is_punct:
        return None
    return i, noun_phrase_end(reading, i, end)


def noun_phrase_end(reading: Reading, first: int, end: int) -> int:
    """Return the token after the noun phrase that begins at `first`, a name in apposition to a title included."""
    words = reading.words
    title = reading.lower[first] in words.determiners
    i = max(reading.mention_at(first), first + 1)
    limit = min(first + _WINDOW, end)
    while i < limit and reading.cover[i] == reading.cover[first]:
        word, token = reading.lower[i], reading.doc[i]
        following = reading.lower[i + 1] if i + 1 < limit else ""
        if word == ",":
            if not (title and i + 1 < limit and _starts_name(reading, i + 1)):
                break
            title = False
        elif word == "et":
            if not (following in words.determiners or _starts_name(reading, i + 1)) or _has_verb(reading, i + 1, limit):
                break
        elif word in words.noun_links or word in ("aux", "à", "au", "pour", "en", "-", "&"):
            nominal = following in words.determiners or (
                i + 1 < limit and (reading.doc[i + 1].pos_ in _NOMINAL or _is_name(reading, i + 1))
            )
            if not nominal or (word not in words.noun_links and not _office(reading, i + 1, limit)):
                break
        elif word in words.time_nouns or word in words.complement_prepositions:
            break
        elif word in words.determiners:
            if (
                reading.lower[i - 1] not in words.noun_links
                and reading.doc[i - 1].pos_ != "ADP"
                and reading.lower[i - 1] not in ("et", "tous", "toutes")
            ):
                break
        elif token.pos_ == "ADV" and i + 1 < limit and reading.doc[i + 1].pos_ in ("ADJ", "NOUN") and title:
            pass
        elif (
            token.pos_ not in _NOMINAL and not _is_name(reading, i) and not word.startswith("-") and token.tag_ != "ADJ"
        ):
            break
        i = max(reading.mention_at(i), i + 1)
    while i > first + 1 and (
        reading.lower[i - 1] in words.noun_links or reading.lower[i - 1] in (",", "et", "aux", "à", "au")
    ):
        i -= 1
    return min(i, end)


def _office(reading: Reading, i: int, limit: int) -> bool:
    """Tell whether a complement belongs to an office («commissaire aux Affaires économiques»)."""
    names = [k for k in range(i, min(i + 2, limit)) if _is_name(reading, k)]
    return bool(names) and not reading.doc[names[0]].is_upper


def _starts_name(reading: Reading, i: int) -> bool:
    return i < len(reading.lower) and (_is_name(reading, i) or reading.lower[i] in reading.honorifics)


def _has_verb(reading: Reading, i: int, limit: int) -> bool:
    for k in range(i, min(i + 8, limit)):
        if reading.lower[k] in (",", ".", ";", ":") or reading.cover[k] >= 0:
            return False
        if reading.doc[k].pos_ in ("VERB", "AUX"):
            return True
    return False
