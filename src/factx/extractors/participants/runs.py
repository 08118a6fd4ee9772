"""Names that capitals alone mark: runs of capitalised words, less what leads up to them."""

import re

from factx.extractors.participants.gazetteer import plain
from factx.extractors.participants.reading import ROMAN, Name, Text
from factx.extractors.participants.roads import is_code, is_road
from factx.extractors.participants.run_ends import ends_in_compass
from factx.marks import OPENING_TOKENS

_FUNCTION = frozenset(("ADP", "DET", "PRON", "ADV", "SCONJ", "CCONJ", "AUX", "INTJ", "NUM"))
_CONTENT = frozenset(("NOUN", "VERB", "ADJ"))
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{2,8}(?:-[A-ZÀ-Þ0-9]{1,6}|\d{1,2})?$")
_COMPOUND = re.compile(r"[A-Z]\w+-[A-Z][a-z]\w+")
_DASHES = frozenset("-–—")
_SHORT = 4
_APPOSED = 3
"""The words before one that its noun, a comma and its article precede."""


def leads_up(text: Text, first: int, last: int) -> bool:
    """Whether a capitalised word is no part of the name it opens: a title, or a sentence's first word."""
    word, token, lexicon = text.words[first], text.doc[first], text.lexicon
    if first == last:
        return word in lexicon.titles
    if (
        lexicon.is_first_name(word)
        or _is_shouted_name(text, first)
        or (word in lexicon.grammar.sizes and not text.opening[first])
        or (word in lexicon.grammar.firm_words and not lexicon.is_first_name(text.words[first + 1]))
    ):
        return False
    if word in lexicon.titles or word in lexicon.not_names or word in lexicon.portfolios:
        return True
    following, demonym = text.words[first + 1], lexicon.language.places.demonym
    if lexicon.kind_nouns.get(word.lower()) == "place" and last > first + 1 and lexicon.is_first_name(following):
        return True
    if word.lower() in lexicon.articles and following in lexicon.titles and f"{word} {following}" not in text.surnames:
        return True
    if demonym(word) or (word.lower() in lexicon.articles and demonym(following)) or word.lower() in lexicon.contracted:
        return True
    if (
        not text.opening[first]
        or (word, following) in text.pairs_inside
        or (word in text.surnames and not token.is_stop)
    ):
        return False
    if following in text.surnames and last == first + 1 and word not in text.inside:
        return True
    last_capital = last - (text.words[last].islower() and text.words[last] in lexicon.grammar.firm_words)
    if last_capital == first + 1 and token.pos_ == "NOUN" and not _is_common(text, first):
        return False
    return token.is_stop or token.pos_ in _FUNCTION or token.pos_ in _CONTENT


def _is_shouted_name(text: Text, index: int) -> bool:
    """Whether a first name in capitals stands before another word in capitals («STEPHANE DELMAS»)."""
    return text.lexicon.is_shouted_first_name(text.words[index]) and text.words[index + 1].isupper()


def _is_byline(text: Text, index: int) -> bool:
    """Whether a word is the surname of who wrote another article («Lire aussi Zarbov - La fin du monde»)."""
    following = text.doc[index + 1 : index + 2]
    dash = bool(following) and following[0].text in _DASHES and bool(text.doc[index].whitespace_)
    topic = index + 2 < text.size and text.lexicon.is_first_name(text.words[index + 2])
    return dash and not topic and text.is_referred(index)


def run_name(text: Text, first: int, last: int, honorific: bool) -> Name | None:
    """Return the name that a run of capitalised words is, None when it is none."""
    if not honorific and not (_is_word_name(text, first) if first == last else _is_run_name(text, first, last)):
        return None
    is_place = ends_in_compass(text, last) or (first == last and is_code(text.words[first]))
    name = text.name(first, last, "place" if is_place else "person" if _is_byline(text, first) else None)
    if text.lexicon.is_first_name(text.words[first]):
        name.gender = text.lexicon.gender(text.words[first])
    return name


def _is_run_name(text: Text, first: int, last: int) -> bool:
    """Whether several capitalised words are a name; all in capitals, one must be known from elsewhere."""
    words = text.words[first : last + 1]
    if not all(word.isupper() for word in words) or max(map(len, words)) <= _SHORT:
        return True
    return any(text.lexicon.is_first_name(word.title()) or word.title() in text.inside for word in words)


def _is_word_name(text: Text, index: int) -> bool:
    """Whether a single capitalised word is a name."""
    word, token, lexicon = text.words[index], text.doc[index], text.lexicon
    if text.is_tag(index):
        return word in text.surnames
    acronym = word.isupper() and (text.is_bracketed(index) or (index > 0 and text.words[index - 1] in lexicon.articles))
    stop = token.is_stop and not acronym
    if len(word.rstrip(".'")) < 2 or word.endswith("'") or stop or ROMAN.match(word) or _has_clitic(text, index):
        return False
    if is_code(word):
        return is_road(text, index)
    if word in lexicon.not_names or word in lexicon.portfolios:
        return False
    if lexicon.language.places.demonym(word) or _is_of_two_nations(text, index) or _is_townsman(text, index):
        return False
    if lexicon.is_first_name(word) or _COMPOUND.match(plain(word)):
        return True
    if not text.opening[index] and text.words[index - 1].lower() in lexicon.media_nouns:
        return True
    if token.lower_ in text.small and word not in text.surnames:
        return False
    if _ACRONYM.match(plain(word)):
        return True
    if text.opening[index]:
        called = not lexicon.grammar.cries.isdisjoint(text.words[index + 1 : index + 2])
        return (
            called
            or word in text.inside
            or word in text.surnames
            or (word in lexicon.famous and token.pos_ == "PROPN" and text.words[index - 1] in OPENING_TOKENS)
            or _is_subject(text, index)
            or _is_byline(text, index)
        )
    if token.pos_ in ("PROPN", "X") or not _is_determined(text, index):
        return True
    return _is_dynasty(text, index) or _is_contracted_town(text, index) or _is_apposed(text, index)


def _has_clitic(text: Text, index: int) -> bool:
    """Whether a pronoun hangs on a word, which is then a verb («Faut-il», «Aidons-nous», «Mettez-le»)."""
    after = text.words[index + 1] if index + 1 < text.size and not text.doc[index].whitespace_ else ""
    _, hyphen, end = text.words[index].rpartition("-")
    pronouns = text.lexicon.language.speech
    return after in pronouns.inverted_pronouns or bool(hyphen and end in pronouns.clitics)


def _is_of_two_nations(text: Text, index: int) -> bool:
    """Whether a word is a compound of demonyms («le Franco-Brésilien»)."""
    first, _, last = text.words[index].rpartition("-")
    return first.endswith("o") and text.lexicon.language.places.demonym(last) is not None


def _is_townsman(text: Text, index: int) -> bool:
    """Whether a word is shaped like a demonym, after a determiner that names lack.

    «ce Vardinois», «des Ormelais»; of a compound, after any for several («les Val-de-Torvanais»).
    """
    before, word = text.words[index - 1].lower() if index else "", text.words[index]
    grammar = text.lexicon.grammar
    several = "-" in word and word.endswith("s") and before in grammar.plural_articles
    return (several or before in grammar.before_demonyms) and word.endswith(grammar.demonym_endings)


def _is_subject(text: Text, index: int) -> bool:
    """Whether the parse takes a sentence's first word for a name, and a verb after it bears that out."""
    token = text.doc[index]
    if _is_doubled(text, index):
        return True
    if _is_quoted(text, index) and token.pos_ not in _FUNCTION and not _is_common(text, index):
        return True
    named = token.pos_ == "PROPN" and token.dep_.startswith("nsubj")
    return named and index + 1 < text.size and text.doc[index + 1].pos_ in ("VERB", "AUX", "PRON")


def _is_doubled(text: Text, index: int) -> bool:
    """Whether a verb and a pronoun that doubles its subject follow a word («Zarbov doit-il partir ?»)."""
    after = text.words[index + 1 : index + 3]
    pronoun = after[1].lstrip("-").removeprefix("t-") if len(after) > 1 and after[1].startswith("-") else ""
    doubled = pronoun in text.lexicon.language.people.pronouns.subjects
    return doubled and not text.doc[index].is_stop and not _is_common(text, index)


def _is_quoted(text: Text, index: int) -> bool:
    """Whether a verb of speech and what is said follow a word («Vafato déplore «la fin»», «Vafato dit que …»)."""
    speech, after = text.lexicon.language.speech, text.words[index + 1 : index + 3]
    return len(after) > 1 and after[0] in speech.forms and after[1] in OPENING_TOKENS | speech.complementizers


def _is_determined(text: Text, index: int) -> bool:
    """Whether what stands before a word makes it a common noun («la Ligue», «du Conseil»)."""
    before = text.doc[index - 1]
    if before.pos_ == "ADJ" and index > 1 and text.doc[index - 2].pos_ == "NOUN":
        return False
    return before.pos_ in ("DET", "ADJ", "NUM") or before.lower_ in text.lexicon.contracted


def _is_dynasty(text: Text, index: int) -> bool:
    """Whether a plural with a capital names those of one house or party («les Bourbons»), not what a noun names."""
    before = text.words[index - 1].lower() if index else ""
    plural = before in text.lexicon.grammar.plural_articles and text.words[index].endswith(("s", "x"))
    return plural and not _is_common(text, index)


def _is_apposed(text: Text, index: int) -> bool:
    """Whether a word stands between commas behind a noun for a body («leur association, l'Anode, attend»)."""
    if index < _APPOSED or index + 1 == text.size or text.words[index + 1] not in (",", ".", ")"):
        return False
    article, comma, noun = text.words[index - 1], text.words[index - 2], text.words[index - 3]
    return article in text.lexicon.articles and comma == "," and text.lexicon.is_body(noun)


def _is_contracted_town(text: Text, index: int) -> bool:
    """Whether a word no common noun is a town whose article «au» or «du» holds («au Boulou»)."""
    contracted = text.words[index - 1] in text.lexicon.contracted
    return contracted and text.lexicon.is_contracted_town(text.words[index]) and not _is_common(text, index)


def _is_common(text: Text, index: int) -> bool:
    """Whether a word is known as a common noun: by the lexicon, or in small letters elsewhere in the text."""
    lexicon, lower = text.lexicon, text.words[index].lower()
    forms = (lower, lower.removesuffix("s"), lower.removesuffix("e"))
    known = (lexicon.heads, lexicon.kind_nouns, lexicon.person_nouns, lexicon.offices, text.small, lexicon.titles)
    return any(form in words for form in forms for words in known)
