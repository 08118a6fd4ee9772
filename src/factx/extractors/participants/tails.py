"""What follows a noun that begins a name, as far as the name goes."""

import re

from factx.extractors.participants.capitals import capitals
from factx.extractors.participants.lexicon import Head
from factx.extractors.participants.reading import MAX_WORDS, ROMAN, Name, Text

_PHRASE = frozenset(("ADP", "DET", "NOUN", "ADJ", "PROPN", "CCONJ"))
_MIXED = re.compile(r"\w[^\W_]*[A-ZÀ-Þ]")
_DAY = re.compile(r"\d{1,2}(?:er)?(?:-[A-Za-zéû]{3,9}(?:-\d{4})?)?$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")


class Tail:
    """What follows a head noun that ends at a token: `end` is the last token of the name.

    An open-ended head (one with a capital) takes adjectives and one complement in small letters; any other needs
    capitalised words, and ends with them.
    """

    def __init__(self, text: Text, at: int, head: Head, open_ended: bool) -> None:
        self._text = text
        self._lexicon = text.lexicon
        self._at = at
        self._head = head
        self._open_ended = open_ended
        self._nouns = 0
        self._capitals: tuple[int, int] | None = None
        self.end = at
        index: int | None = at + 1
        while index is not None and index < min(text.size, at + MAX_WORDS):
            index = self._step(index) if text.words[index] and text.touches(index) else None

    @property
    def holds_name(self) -> bool:
        """Whether capitalised words are part of the name («70e Festival de Lens»; not «3e journée de grève»)."""
        return self._capitals is not None

    @property
    def _is_field(self) -> bool:
        """Whether the capitalised words are the field of a ministry, which goes on in small letters."""
        return self._capitals is not None and self._text.words[self._capitals[1]] in self._lexicon.portfolios

    @property
    def _is_street(self) -> bool:
        return self._head.kind == "place" and self._head.apposed and not self._head.seated

    def _step(self, index: int) -> int | None:
        """Return the token to go on with, None when the name ends before this one."""
        word, before, token = self._text.words[index], self._text.words[index - 1], self._text.doc[index]
        if self._text.capital[index]:
            return self._take_capitals(index)
        if _YEAR.match(word) and self._head.kind == "work" and before in self._lexicon.of:
            self.end = index if self._capitals else self._dated(index)
            return None
        if self._head.kind == "place" and before in self._lexicon.contracted and _DAY.match(word):
            self._take_day(index)
            return None
        if word in self._lexicon.links:
            return index + 1 if self._may_link(index) else None
        if word == "-":
            joined = self._text.is_tight(index) and self.end == index - 1 and index + 1 < self._text.size
            self.end += 2 * joined
            return index + 2 if joined else None
        if index + 1 < self._text.size and f"{word} {self._text.words[index + 1]}" in self._head.complements:
            self._nouns += 1
            return index + 2
        if token.pos_ == "ADJ" and (before not in self._lexicon.links or before in self._lexicon.conjunctions):
            return self._take_adjective(index)
        if token.pos_ == "NOUN" and (before in self._lexicon.links or self._text.doc[index - 1].pos_ == "ADJ"):
            return self._take_noun(index)
        return None

    def _take_capitals(self, index: int) -> int | None:
        last = capitals(self._text, index)
        if not self._belongs(index, last):
            return None
        if not self._head.apposed:
            last = next(
                (i - 1 for i in range(index + 1, last) if self._lexicon.is_first_name(self._text.words[i])), last
            )
        field_goes_on = self._text.words[last] in self._lexicon.portfolios
        christened = self._head.apposed and self._head.kind == "organization" and index == self._at + 1
        self._capitals, self.end = (index, last), last
        goes_on = self._open_ended or field_goes_on or christened or self._is_street or self._is_dated(last + 1)
        return last + 1 if goes_on else None

    def _take_day(self, index: int) -> None:
        """Take the day that a street or a bridge is called after («pont du 25 Avril», «rue du 8-Mai-1945»)."""
        words = self._text.words
        month = index + 1 + (words[index + 1 : index + 2] == ["-"])
        if month < self._text.size and words[month].lower() in self._lexicon.calendar:
            index = month
        elif words[index].isdigit():
            return
        year = index + 1 < self._text.size and _YEAR.match(words[index + 1])
        self.end = index + bool(year)

    def _is_dated(self, of: int) -> bool:
        """Whether «de» and a year follow the name of a treaty («convention de Lens de 1964»)."""
        words = self._text.words[of : of + 2]
        return (
            self._head.kind == "work"
            and len(words) > 1
            and words[0] in self._lexicon.of
            and bool(_YEAR.match(words[1]))
        )

    def _belongs(self, first: int, last: int) -> bool:
        """Whether capitalised words are part of the name."""
        text, word, before = self._text, self._text.words[first], self._text.words[first - 1]
        linked = before in self._lexicon.links
        aim = text.words[first - 2] if before in self._lexicon.articles else before
        if aim in self._lexicon.aims and self._head.kind != "work":
            return False
        if text.lexicon.language.places.demonym(word):
            return False
        if word in text.lexicon.honorifics and not (self._is_street and linked and text.followed(first)):
            return False
        if (word.isupper() and word in text.lexicon.not_names) or (not linked and self._is_loose(first)):
            return False
        if self._head.kind == "place" and (word in text.lexicon.portfolios or ROMAN.match(word)):
            return False
        lent = self._head.apposed and not linked and self._lends_name(first, last)
        if self._head.kind != "organization" and not (self._open_ended or lent) and self._names_no_place(first):
            return False
        goes_on = word in text.lexicon.portfolios or self._seats(first) or self._completes(first)
        if self._capitals and not self._open_ended and not goes_on:
            return False
        if self._head.kind == "work" and not text.capital[self._at] and self._names_no_place(first):
            return False
        if not linked and not self._open_ended and _MIXED.match(word):
            return False
        if not linked and (self._capitals if self._open_ended else not self._head.apposed):
            return False
        if not linked and not (self._open_ended or lent) and text.starts_known(first):
            return False
        return self._head.apposed or last == first or not text.lexicon.is_first_name(word) or bool(text.known(first))

    def _is_loose(self, index: int) -> bool:
        """Whether a small word with a capital begins no part of the name, unlike the article of «lycée Le Castel»."""
        word = self._text.words[index]
        titled = self._head.apposed and word.lower() in self._lexicon.articles and self._text.followed(index)
        return self._text.doc[index].is_stop and not titled

    def _completes(self, index: int) -> bool:
        """Whether a word goes on with the name of a street («avenue de la Toison d'Or»), where a town would not."""
        if self._capitals is None or not self._is_street or self._text.words[index - 1] not in self._lexicon.bare_of:
            return False
        town = self._text.known(index) or self._lexicon.is_town(self._text.words[index])
        return self._text.words[self._capitals[0] - 1] in self._lexicon.links and not town

    def _seats(self, index: int) -> bool:
        """Whether a word is the seat of what was christened before («hôpital Ada-Morel de Lens»)."""
        christened = self._capitals is not None and self._capitals[0] == self._at + 1
        return christened and self._text.words[index - 1] in self._lexicon.of

    def _lends_name(self, first: int, last: int) -> bool:
        """Whether something is called after a known work, or by more than the name of a place.

        «aéroport Roland-Garros», «zone de police Lens Centre».
        """
        known = self._text.known(first)
        return known.kind == "work" if known is not None else first < last

    def _names_no_place(self, index: int) -> bool:
        known = self._text.known(index)
        return known is not None and known.kind in ("organization", "work")

    def _may_link(self, index: int) -> bool:
        """Whether a preposition, an article or a conjunction may go on with the name."""
        word, before = self._text.words[index], self._text.words[index - 1]
        if word in self._lexicon.of:
            return True
        if word in self._lexicon.articles:
            return before in self._lexicon.links and before not in self._lexicon.articles
        if word not in self._lexicon.conjunctions:
            return self._open_ended
        after = index + 1
        goes_on = after < self._text.size and (
            self._text.words[after] in self._lexicon.of or self._text.doc[after].pos_ in ("ADJ", "NOUN")
        )
        repeats = (
            self._open_ended
            and after < self._text.size
            and self._text.words[after] in self._text.words[self._at : index]
        )
        return goes_on and (self._is_field or repeats or self._coordinates(index))

    def _coordinates(self, index: int) -> bool:
        """Whether a conjunction ties two alike.

        «… du commerce et de la pêche», «… des petites et moyennes entreprises», «… des bergers et éleveurs».
        """
        text = self._text
        if not self._open_ended or self._capitals or index + 1 >= text.size:
            return False
        if text.words[index + 1] in self._lexicon.of:
            return self._nouns == 1 and text.doc[index - 1].pos_ == "NOUN"
        before, after, then = text.doc[index - 1], text.doc[index + 1], text.doc[index + 2 : index + 3]
        if text.words[index - 2] not in self._lexicon.links or text.capital[index + 1]:
            return False
        if before.text[-1] != "s" or after.text[-1] != "s":
            return False
        return before.pos_ == after.pos_ == "NOUN" or (bool(then) and (after.pos_, then[0].pos_) == ("ADJ", "NOUN"))

    def _take_adjective(self, index: int) -> int | None:
        if self._head.kind == "place" and not self._open_ended:
            return None
        if self._is_field or (self._open_ended and self._nouns < 2):
            self.end = index
        elif self._capitals:
            return None
        return index + 1

    def _take_noun(self, index: int) -> int | None:
        word = self._text.words[index]
        before = {self._text.words[index - 1], self._text.words[index - 2]}
        aimed = self._nouns == 1 and not before.isdisjoint(self._lexicon.purposes)
        tied = self._text.words[index - 3 : index]
        coordinated = self._nouns == 1 and not self._lexicon.conjunctions.isdisjoint(tied)
        goes_on = aimed or coordinated or self._is_tended(index)
        first = self._open_ended and not self._capitals and (not self._nouns or goes_on)
        if word not in self._head.complements and not first:
            return None
        self._nouns += not (coordinated or aimed)
        if self._open_ended and word not in self._lexicon.calendar:
            self.end = index
        return index + 1

    def _is_tended(self, index: int) -> bool:
        """Whether a noun is what a body tends («Association de défense des bergers», «Office de gestion de l'eau»)."""
        words, lexicon = self._text.words, self._lexicon
        tending = index - 2 - (words[index - 1] in lexicon.articles)
        return self._nouns == 1 and words[tending] in lexicon.grammar.tending and words[tending + 1] in lexicon.of

    def _dated(self, year: int) -> int:
        """Return the last token of «loi de 1905 sur la séparation …»; the head's when nothing follows the year."""
        doc = self._text.doc
        last = year + 1
        if last >= self._text.size or self._text.words[last] not in self._lexicon.grammar.about:
            return self._at
        while last + 1 < min(self._text.size, year + MAX_WORDS) and doc[last + 1].pos_ in _PHRASE:
            last += 1
        while doc[last].pos_ in ("ADP", "DET", "CCONJ") and last > year:
            last -= 1
        return last if last > year + 1 else self._at

    def inner_name(self) -> Name | None:
        """Return the place or organization that the capitalised words name («parquet de Lens», «amis de la SNCF»)."""
        if self._capitals is None:
            return None
        name, before = self._text.name(*self._capitals), self._text.words[self._capitals[0] - 1]
        known = self._lexicon.known(name.text)
        if known:
            building = known.place is not None and known.place.type == "building"
            tied = known.place is not None or before in self._lexicon.bare_of
            place = known.kind == "place" and tied and not building and name.text not in self._lexicon.not_names
            branch = " " in name.text and self._text.words[self._at].lower() in self._lexicon.kind_nouns
            if not place and (known.kind != "organization" or before not in self._lexicon.links or branch):
                return None
            name.known, name.kind = known, known.kind
            return name
        common = name.text.lower() in self._lexicon.heads or name.text in self._lexicon.portfolios
        town = self._lexicon.is_town(name.text)
        seat = before in self._lexicon.bare_of and self._head.kind == "organization" and not self._open_ended
        if common or not (seat or (town and before in self._lexicon.of)):
            return None
        name.kind = "place"
        return name
