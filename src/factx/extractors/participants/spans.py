"""Where proper names stand: each name's span, as the lexicon, capitals and the parse delimit it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Gender
from factx.extractors.participants.lexicon import Head, Known, Lexicon, plain
from factx.marks import paired
from factx.records import ParticipantKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF = frozenset(("de", "du", "des", "d'"))
_ARTICLES = frozenset(("la", "le", "les", "l'"))
_LINKS = _OF | _ARTICLES | {"à", "au", "aux", "et", "pour", "sur", "contre"}
_CONTRACTED = frozenset(("du", "des", "au", "aux"))
_AIMS = frozenset(("à", "au", "aux", "pour", "sur", "contre"))
_SENTENCE_EDGE = frozenset(".!?…:;«“\"|•–—»”‘-+*") | {"...", "?!", "!?", "--"}
_FUNCTION = frozenset(("ADP", "DET", "PRON", "ADV", "SCONJ", "CCONJ", "AUX", "INTJ", "NUM"))
_PHRASE = frozenset(("ADP", "DET", "NOUN", "ADJ", "PROPN", "CCONJ"))
_ABBREVIATED = re.compile(r"(?:^|[\s.-])\w{1,2}\.$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_ORDINAL = re.compile(r"(?:\d{1,3}|[IVX]{1,6})(?:e|è|ème|er|re)$")
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{2,8}(?:-[A-ZÀ-Þ0-9]{1,6}|\d{1,2})?$")
_ROAD = re.compile(r"[ADENM]\d{1,4}$")
_DATELINE = re.compile(
    r"(?m)^[^\n(]{2,40}\([A-Z]{2,8}(?:/[A-Za-z]{2,8}){0,3}\) ?[-–—]|^[A-ZÀ-Þ][\w' -]{1,30} ?\||©[^\n]{0,40}"
)
_TRAILING = "»”\"',;:)]}-–—…*"
_MAX_TAIL = 14
_MAX_TITLE = 9


@dataclass(slots=True)
class Name:
    """One proper name: code point offsets [start, end), token indices [first, last], and what its form tells.

    `short` marks a head noun alone («la Commission»): a name only when a longer one of the article starts with it.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    kind: ParticipantKind | None = None
    known: Known | None = None
    gender: Gender | None = None
    honorific: bool = False
    short: bool = False


def find_spans(doc: "Doc", lexicon: Lexicon) -> list[Name]:
    """Return the proper names of a text in text order; a place may stand inside the name of an institution."""
    return sorted(_Reader(doc, lexicon).read(), key=lambda name: (name.start, -name.end))


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, doc: "Doc", lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.size = len(doc)
        self.written = doc.text
        self.text = plain(self.written)
        lowered = self.text.lower()
        self.lowered = lowered if len(lowered) == len(self.text) else self.text
        self.words = [token.text for token in doc]
        self.capital = [_is_capital(token) for token in doc]
        self.opening = list(_openings(doc))
        self._pass_over_datelines()
        self._pass_over_shouting()
        self.inside = {self.words[i] for i in range(self.size) if self.capital[i] and not self.opening[i]}
        self.small = {word for word in self.words if word.islower()}
        self.pairs_inside = {
            (self.words[i], self.words[i + 1])
            for i in range(self.size - 1)
            if self.capital[i] and self.capital[i + 1] and not self.opening[i]
        }

        self.surnames = {last for first, last in self.pairs_inside if lexicon.is_first_name(first)}

    def _pass_over_datelines(self) -> None:
        zones = [(found.start(), found.end()) for found in _DATELINE.finditer(self.written)]
        at = 0
        for index, token in enumerate(self.doc):
            while at < len(zones) and zones[at][1] <= token.idx:
                at += 1
            if at < len(zones) and zones[at][0] <= token.idx:
                self.words[index], self.capital[index] = "", False

    def _pass_over_shouting(self) -> None:
        """Take capitals for nothing in a stretch of more than three words in a row all in capitals."""
        run: list[int] = []
        for index in range(self.size + 1):
            if index < self.size and (self.words[index].isupper() or not self.words[index].isalnum()):
                run.append(index)
                continue
            if sum(len(self.words[i]) > 1 and self.words[i].isupper() for i in run) > 3:
                for i in run:
                    self.capital[i] = False
            run = []

    def read(self) -> Iterator[Name]:
        """Yield every name."""
        titles = {name.first: name for name in (*self._spelled_out(), *self._titles())}
        index = 0
        while index < self.size:
            if index in titles:
                names, last = [titles[index]], titles[index].last
            else:
                names, last = self._at(index)
            yield from names
            index = max(index, last) + 1

    def _at(self, index: int) -> tuple[list[Name], int]:
        """Return the names that start at a token, and the last token read."""
        word = self.words[index]
        if not word or not (word[0].isalnum() or word[0] == "'"):
            return [], index
        known = self._known(index)
        headed = self._headed(index)
        if headed and not (known and known.last >= headed[0].last):
            return headed, headed[0].last
        if known:
            return [known], known.last
        if (last := self._office(index)) > index:
            return [], last
        if word.lower() in self.lexicon.kin_groups or word.lower() in self.lexicon.families:
            return self._relatives(index)
        return self._run(index) if self.capital[index] else ([], index)

    def _name(self, first: int, last: int, kind: ParticipantKind | None = None) -> Name:
        start, end = self.doc[first].idx, self.doc[last].idx + len(self.doc[last])
        text = self.written[start:end].rstrip(_TRAILING) or self.written[start:end]
        if text.endswith(".") and not _ABBREVIATED.search(text):
            text = text[:-1]
        return Name(start, start + len(text), first, last, text, kind)

    def _touches(self, index: int) -> bool:
        """Whether a token follows the one before it after one space at most."""
        before = self.doc[index - 1]
        return self.doc[index].idx - before.idx - len(before) <= 1 and not self.doc[index].is_space

    def _spelled_out(self) -> Iterator[Name]:
        """Yield names whose acronym follows in brackets («Aide solidaire aux bergers (ASB)»)."""
        for index in range(2, self.size - 1):
            acronym = self.words[index]
            if not (self.words[index - 1] == "(" and self.words[index + 1] == ")" and _ACRONYM.match(acronym.upper())):
                continue
            if len(acronym) < 2 or not acronym[0].isupper() or acronym in self.lexicon.not_names:
                continue
            first = self._spelling_start(index - 2, plain(acronym).upper())
            if first is not None and index - 2 - first >= 2 and not self._known_over(first, index - 2):
                yield self._name(first, index - 2)

    def _spelling_start(self, last: int, acronym: str) -> int | None:
        """Return the capitalised word from which the words up to `last` spell an acronym, or None."""
        left = len(acronym) - 1
        for first in range(last, max(-1, last - _MAX_TAIL), -1):
            word = self.words[first]
            if not word or not word[0].isalnum() or not self._touches(first + 1):
                return None
            if left >= 0 and plain(word[0]).upper() == acronym[left]:
                left -= 1
                if left < 0:
                    return first if self.capital[first] else None
        return None

    def _known_over(self, first: int, last: int) -> bool:
        known = self._known(first)
        return known is not None and known.last >= last

    def _titles(self) -> Iterator[Name]:
        """Yield names between quotation marks that a noun announces («son roman "Les Dunes"»)."""
        index_at = {token.idx: token.i for token in self.doc}
        for pair in paired(self.written):
            first = index_at.get(pair.start)
            if first is None or not self.capital[first]:
                continue
            last = first
            while last + 1 < self.size and last - first < _MAX_TITLE and self.doc[last + 1].idx < pair.end:
                last += 1
            if self.doc[last].idx + len(self.doc[last]) != pair.end or self.words[last] in _SENTENCE_EDGE:
                continue
            if self._is_credited(last + 1):
                yield self._name(first, last, "work")
                continue
            sentence = self.doc[first].sent.start
            before = [token.lower_ for token in self.doc[max(sentence, first - 12) : first]]
            if any(word in self.lexicon.media_nouns for word in before[-4:]):
                yield self._name(first, last, "organization")
            elif any(word in self.lexicon.title_nouns for word in before) and not self._is_clause(first, last):
                yield self._name(first, last, "work")

    def _is_credited(self, close: int) -> bool:
        """Whether a person follows a closing mark as the author («"Les Dunes" d'Ada Morel»)."""
        of = close + 1
        if of + 1 >= self.size or self.words[of] not in ("de", "d'") or not self.capital[of + 1]:
            return False
        return self._followed(of + 1)

    def _is_clause(self, first: int, last: int) -> bool:
        return any(token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm") for token in self.doc[first : last + 1])

    def _known(self, index: int) -> Name | None:
        """Return the name known beforehand that starts at a token."""
        start = self.doc[index].idx
        contracted = index > 0 and self.words[index - 1] in _CONTRACTED
        found = self.lexicon.known_at(self.text, self.lowered, start, contracted)
        if not found:
            return None
        end, known = found
        last = index
        while last + 1 < self.size and self.doc[last + 1].idx < end:
            last += 1
        if last == index and not contracted and not self._known_word(index):
            return None
        return Name(start, end, index, last, self.written[start:end], known.kind, known)

    def _known_word(self, index: int) -> bool:
        """Whether a single word that could be a known name is one here."""
        word = self.words[index]
        if word in self.lexicon.not_names:
            return False
        if len(word) == 1:
            return index > 0 and self.words[index - 1].lower() in ("sur", "réseau", "social", "plateforme")
        if self.opening[index] and plain(word) in self.lexicon.ambiguous:
            return self.doc[index].pos_ == "PROPN" and word in self.inside
        after = index + 1
        if not self._followed(index) or self.words[after] in self.lexicon.not_names:
            return True
        if self.lexicon.known_at(self.text, self.lowered, self.doc[after].idx):
            return True
        if self.lexicon.is_first_name(word):
            return False
        return self.lexicon.is_first_name(self.words[after]) or (word.isupper() and not self.words[after].isupper())

    def _headed(self, index: int) -> list[Name]:
        """Return the name that a head noun begins at a token, and the place named inside it."""
        capital = self.capital[index] and not self.opening[index]
        for words, head in self.lexicon.heads.get(self.words[index].lower(), ()):
            last = index + len(words) - 1
            if last >= self.size or any(self.words[index + i].lower() != word for i, word in enumerate(words) if i):
                continue
            counted = index > 0 and head.kind == "work" and bool(_ORDINAL.match(self.words[index - 1]))
            if not (head.common or capital or counted):
                continue
            end, named = self._tail(last, head, capital or counted)
            if end > last:
                name = self._name(index - counted, end, head.kind)
                inner = self._inner_place(named) if head.kind == "organization" and not capital else None
                return [name, inner] if inner else [name]
            if capital and head.kind == "organization" and self.words[index] not in self.lexicon.not_names:
                name = self._name(index, last, head.kind)
                name.short = True
                return [name]
        return []

    def _tail(self, at: int, head: Head, open_ended: bool) -> tuple[int, tuple[int, int] | None]:
        """Return the last token of a name whose head ends at `at`, and the capitalised words inside it.

        A head with a capital takes adjectives and one complement in small letters; any other needs capitals.
        """
        end, nouns, index = at, 0, at + 1
        named: tuple[int, int] | None = None
        while index < min(self.size, at + _MAX_TAIL) and self.words[index] and self._touches(index):
            word, before, token = self.words[index], self.words[index - 1], self.doc[index]
            linked = before in _LINKS or before.endswith("-")
            if self.capital[index]:
                last = self._capitals(index)
                if not self._complements(index, last, at, head, linked, open_ended, named):
                    break
                named, end, index = (index, last), last, last + 1
                if not open_ended and before != "et" and self.words[last] not in self.lexicon.portfolios:
                    break
                continue
            if _YEAR.match(word) and head.kind == "work" and before in _OF and named is None:
                return self._dated(index, at), None
            if word in _LINKS and self._links(index, at, open_ended, named):
                index += 1
                continue
            if word == "-" and self._is_tight(index) and end == index - 1:
                end = min(index + 1, self.size - 1)
                index += 2
                continue
            if token.pos_ == "ADJ" and not (linked and before != "et") and (open_ended or head.kind != "place"):
                if (open_ended and nouns < 2) or (named and self.words[named[1]] in self.lexicon.portfolios):
                    end = index
                elif named:
                    break
                index += 1
                continue
            if token.pos_ == "NOUN" and linked and (word in head.complements or (open_ended and not nouns and not named)):
                nouns += 1
                if open_ended and self.doc[index].lower_ not in self.lexicon.calendar:
                    end = index
                index += 1
                continue
            break
        return end, named

    def _links(self, index: int, at: int, open_ended: bool, named: tuple[int, int] | None) -> bool:
        """Whether a preposition, article or «et» may go on with the name whose head ends at `at`."""
        word, before = self.words[index], self.words[index - 1]
        if word in _OF:
            return True
        if word in _ARTICLES:
            return before in _LINKS and before not in _ARTICLES
        if word == "et":
            goes_on = index + 1 < self.size and (self.words[index + 1] in _OF or self.doc[index + 1].pos_ == "ADJ")
            governed = named is not None and self.words[named[1]] in self.lexicon.portfolios
            return goes_on and (governed or (open_ended and index > at + 1))
        return open_ended

    def _complements(
        self, first: int, last: int, at: int, head: Head, linked: bool, open_ended: bool, named: tuple[int, int] | None
    ) -> bool:
        """Whether capitalised words belong to the name whose head ends at `at`."""
        word = self.words[first]
        before = self.words[first - 1] if self.words[first - 1] not in _ARTICLES else self.words[first - 2]
        if before in _AIMS and head.kind != "work":
            return False
        if word in self.lexicon.honorifics or self.lexicon.language.places.demonym(word):
            return False
        if not linked and not (head.apposed if not open_ended else not named):
            return False
        if not linked and not open_ended and self.lexicon.known_at(self.text, self.lowered, self.doc[first].idx):
            return False
        person = last > first and self.lexicon.is_first_name(word)
        return not person or head.apposed

    def _capitals(self, index: int) -> int:
        """Return the last of the capitalised words that start at a token."""
        found = self._known(index)
        if found and found.last > index:
            return found.last
        last = index
        while last + 1 < self.size and self._touches(last + 1):
            following = last + 1
            if self.capital[following] and self.words[following] not in self.lexicon.honorifics:
                last = following
                if self.words[following].endswith(".") and len(self.words[following]) > 2:
                    break
            elif self.words[following] in self.lexicon.bound_particles and self._followed(following):
                last = following + 1
            elif self.words[following] in ("-", "&") and self._followed(following) and self._is_tight(following):
                last = following + 1
            elif self._is_hyphenated(following):
                last = following + 1
            else:
                break
        return last

    def _followed(self, index: int) -> bool:
        return index + 1 < self.size and self.capital[index + 1] and self._touches(index + 1)

    def _is_hyphenated(self, index: int) -> bool:
        """Whether a hyphen ties a word in small letters to a name («Nguyen Thi-hoa»)."""
        after = index + 1
        return self.words[index] == "-" and after < self.size and self.words[after].islower() and self._is_tight(index)

    def _is_tight(self, index: int) -> bool:
        """Whether a hyphen stands without spaces, or an «&» alike on both sides."""
        before, after = self.doc[index - 1].whitespace_, self.doc[index].whitespace_
        return before == after and (not after or self.words[index] == "&")

    def _dated(self, index: int, at: int) -> int:
        """Return the last token of «loi de 1905 sur la séparation …», from its year; `at` when nothing follows."""
        if index + 1 >= self.size or self.words[index + 1] not in ("sur", "relative", "contre", "relatif"):
            return at
        last = index + 1
        while last + 1 < min(self.size, index + _MAX_TAIL) and self.doc[last + 1].pos_ in _PHRASE:
            last += 1
        while self.doc[last].pos_ in ("ADP", "DET", "CCONJ") and last > index:
            last -= 1
        return last if last > index + 1 else at

    def _inner_place(self, named: tuple[int, int] | None) -> Name | None:
        if named is None:
            return None
        name = self._name(*named)
        known = self.lexicon.known(name.text)
        if known is None or known.place is None:
            return None
        name.known, name.kind = known, known.kind
        return name

    def _office(self, index: int) -> int:
        """Return the last token of the field an office is named by («ministre de la Santé»), or the token itself."""
        for words in self.lexicon.offices:
            if any(index + i >= self.size or self.words[index + i].lower() != w.lower() for i, w in enumerate(words)):
                continue
            last = found = index + len(words) - 1
            while last + 1 < min(self.size, index + _MAX_TAIL):
                following = last + 1
                word, token = self.words[following], self.doc[following]
                if word in self.lexicon.portfolios:
                    found = following
                elif not (
                    word in _LINKS
                    or token.pos_ == "ADJ"
                    or word in ("délégué", "déléguée", "chargé", "chargée", "d'", "d'État", "État", ",", "-")
                ):
                    break
                last = following
            return found
        return index

    def _relatives(self, index: int) -> tuple[list[Name], int]:
        """Read «les frères Delmas» as one name; «la famille Delmas» as none."""
        first = index + 1
        if first >= self.size or not self.capital[first] or not self._touches(first):
            return [], index
        last = self._capitals(first)
        if self.words[index].lower() in self.lexicon.families:
            return [], last
        together = index and self.words[index - 1].lower() in ("les", "des", "aux", "deux", "trois", "ces", "du", "le")
        if not together or (last + 1 < self.size and self.words[last + 1] == "et"):
            return [], index
        return [self._name(index, last, "group")], last

    def _run(self, index: int) -> tuple[list[Name], int]:
        """Read a run of capitalised words as a name: what leads up to it is left out, and what is no name."""
        first, last = index, self._person_run(index)
        honorific, gender = False, None
        if index and self.words[index - 1] in self.lexicon.honorifics:
            honorific, gender = True, self.lexicon.honorifics[self.words[index - 1]]
        while first <= last:
            word = self.words[first]
            if word in self.lexicon.honorifics:
                honorific, gender = True, self.lexicon.honorifics[word]
            elif not self._leads_up(first, last):
                break
            first += 1
        if first > last:
            return [], last
        if first > index:
            rest, end = self._at(first)
            if rest and rest[0].honorific is False:
                rest[0].honorific, rest[0].gender = honorific, gender or rest[0].gender
            return rest, max(end, first)
        if not honorific and not (self._is_name(first) if first == last else self._is_full_name(first, last)):
            return [], last
        name = self._name(first, last)
        name.honorific, name.gender = honorific, gender
        if self.lexicon.is_first_name(self.words[first]):
            name.gender = name.gender or self.lexicon.gender(self.words[first])
        return [name], last

    def _leads_up(self, first: int, last: int) -> bool:
        """Whether a capitalised word is no part of the name it opens: a title, or a sentence's first word."""
        word, token = self.words[first], self.doc[first]
        if first == last:
            return word in self.lexicon.titles
        following, demonym = self.words[first + 1], self.lexicon.language.places.demonym
        if self.lexicon.is_first_name(word):
            return False
        if word in self.lexicon.titles or word in self.lexicon.not_names or word in self.lexicon.portfolios:
            return True
        if demonym(word) or (word.lower() in _ARTICLES and demonym(following)) or word.lower() in _CONTRACTED:
            return True
        if not self.opening[first]:
            return False
        if (word, following) in self.pairs_inside:
            return False
        return token.is_stop or token.pos_ in _FUNCTION or (token.pos_ in ("NOUN", "VERB", "ADJ") and not token.ent_type_)

    def _person_run(self, index: int) -> int:
        """Return the last token of a run of capitalised words, particles between them included."""
        last = self._capitals(index)
        while last + 1 < self.size:
            following = last + 1
            while following < self.size and self.words[following] in self.lexicon.particles and following - last < 4:
                following += 1
            if following == last + 1 or following >= self.size or not self.capital[following]:
                break
            if any(not self._touches(i) for i in range(last + 1, following + 1)):
                break
            alone = last == index and self.lexicon.is_first_name(self.words[index])
            if not alone and not all(self.doc[i].ent_iob_ == "I" and self.doc[i].ent_type_ == "PER" for i in range(last + 1, following + 1)):
                break
            last = self._capitals(following)
        return last

    def _is_subject(self, index: int) -> bool:
        """Whether the parse takes a sentence's first word for a name, and a verb or a comma bears it out."""
        token = self.doc[index]
        following = self.doc[index + 1] if index + 1 < self.size else None
        named = token.pos_ == "PROPN" and token.ent_type_ in ("PER", "LOC", "ORG")
        return named and following is not None and following.pos_ in ("VERB", "AUX", "PRON")

    def _is_full_name(self, first: int, last: int) -> bool:
        """Whether a run of capitalised words is a name; one all in capitals must hold a word known from elsewhere."""
        words = self.words[first : last + 1]
        if not all(word.isupper() for word in words) or max(map(len, words)) < 5:
            return True
        return any(self.lexicon.is_first_name(word.title()) or word.title() in self.inside for word in words)

    def _is_name(self, index: int) -> bool:
        """Whether a single capitalised word is a name."""
        word, token = self.words[index], self.doc[index]
        if len(word.rstrip(".'")) < 2 or token.is_stop or _ORDINAL.match(word) or _ROAD.match(word) or word in self.lexicon.not_names or word in self.lexicon.portfolios:
            return False
        if self.lexicon.language.places.demonym(word) and token.ent_type_ != "PER":
            return False
        if token.lower_ in self.small and word not in self.surnames:
            return False
        if _ACRONYM.match(word):
            return not (index and self.words[index - 1] == "#")
        if self.opening[index]:
            return word in self.inside or self.lexicon.is_first_name(word) or self._is_subject(index)
        return token.pos_ in ("PROPN", "X") or bool(token.ent_type_) or self.lexicon.is_first_name(word)


def _is_capital(token: "Token") -> bool:
    text = token.text
    return text[0].isupper() and not any(mark in text for mark in "@/_#:") and ".co" not in text


def _openings(doc: "Doc") -> Iterator[bool]:
    """Yield for each token whether a capital there may be that of a sentence."""
    at_start = True
    for token in doc:
        yield at_start or bool(token.is_sent_start)
        if token.is_space:
            at_start = at_start or "\n" in token.text
        else:
            at_start = token.text in _SENTENCE_EDGE or (token.text == "'" and at_start)
