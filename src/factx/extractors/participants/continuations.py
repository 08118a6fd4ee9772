"""What stands behind a noun phrase and may go on with it: a complement, a participle, a relative clause, a name."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factx.language import Language
from factx.marks import CLOSING_TOKENS, OPENING_TOKENS
from factx.syntax import precedes_infinitive

if TYPE_CHECKING:
    from factx.extractors.participants.phrases import Phrase, Phrases
    from factx.tree import Token

_LONGEST = 24
_LONGEST_MARKED = 8
_LONGEST_OPENING = 4
_CLIMB = 6
_STOPS = OPENING_TOKENS | CLOSING_TOKENS | {",", ";", ".", ":", "(", "[", "?", "!", "–", "—", "…", "..."}

Sort = Literal["participle", "adjective", "relative", "preposition", "noun"]


@dataclass(slots=True, frozen=True)
class Continuation:
    """What may go on with a phrase: its sort, its first word, the word the rest of it hangs on, its last token."""

    sort: Sort
    word: "Token"
    top: "Token"
    last: int


class Continuations:
    """Looks behind the noun phrases of one article."""

    def __init__(self, phrases: "Phrases", language: Language) -> None:
        self._doc, self._phrases, self._words = phrases.doc, phrases, language.people.nominals
        self._negations = frozenset(language.speech.negations)

    def behind(self, phrase: "Phrase") -> Continuation | None:
        """Return what may go on with a phrase, None at a mark («l'homme [soupçonné de vol]», «élus [de gauche]»)."""
        at = phrase.last + 1
        if at >= len(self._doc) or self._doc[at].is_space:
            return None
        if self._opens(at):
            return self._quoted(at)
        found = self._read(at)
        return found if found is not None and found.last >= at else None

    def _opens(self, at: int) -> bool:
        """Whether a token opens a quotation; a straight mark does behind a space."""
        mark = self._doc[at]
        return mark.text in OPENING_TOKENS and (mark.text not in CLOSING_TOKENS or bool(self._doc[at - 1].whitespace_))

    def _read(self, at: int) -> Continuation | None:
        word = self._doc[at]
        if at in self._phrases.named:
            return None
        if (verb := self._relative(at)) is not None:
            clause = self._clause("relative", at, verb)
            return clause if clause.last >= verb.i else None
        if word.pos_ == "ADP" or word.lower_ in self._words.of:
            return self._preposition(at)
        if word.pos_ in ("NOUN", "PROPN"):
            return Continuation("noun", word, word, self._phrases.around(word).last)
        return self._epithet(at)

    def _epithet(self, at: int) -> Continuation | None:
        """Return a participle or an adjective, with the adverbs before it («[très divers]», «[se disant libres]»)."""
        for top in self._doc[at : at + _LONGEST_OPENING]:
            if top.pos_ in ("VERB", "ADJ") and "Part" in top.morph.get("VerbForm", []):
                return self._clause("participle", at, top) if self.gender(top) is not None else None
            if top.pos_ == "ADJ":
                return self._clause("adjective", at, top)
            if top.pos_ != "ADV" and top.lower_ not in self._words.reflexive | self._words.superlatives | {"les"}:
                return None
        return None

    def gender(self, participle: "Token") -> str | None:
        """Return the gender in which a participle ends, be it "either", None if it is none («le parti progresse»)."""
        endings = self._words.participles.items()
        return next((gender for gender, ends in endings if participle.lower_.endswith(ends)), None)

    def _relative(self, at: int) -> "Token | None":
        """Return the verb of a relative clause that begins at a token («qui dort», «à laquelle il écrit»)."""
        words = self._doc[at : at + 2]
        pronoun = words[-1] if words[0].pos_ == "ADP" and words[-1].lower_ in self._words.relative else words[0]
        if pronoun.lower_ not in self._words.relative or pronoun.pos_ == "SCONJ":
            return None
        verb = pronoun.head
        for _ in range(_CLIMB):
            if verb.dep_ == "acl:relcl" or verb.head.i <= at:
                break
            verb = verb.head
        passive = any(child.dep_ == "aux:pass" for child in verb.children)
        return verb if verb.i > at and not (passive and pronoun.dep_ == "obj") else None

    def _preposition(self, at: int) -> Continuation | None:
        """Return a complement with its preposition («[en Italie]», «[au siège du parti]», «[à vendre]»)."""
        word = self._doc[at]
        verb = word.lower_ in self._words.between and any(w.pos_ in ("ADP", "ADV") for w in self._doc[at + 1 : at + 2])
        for top in () if verb else self._doc[at + 1 : at + 1 + _LONGEST_OPENING]:
            if top.text in OPENING_TOKENS and (quoted := self._quoted(top.i)) is not None:
                return Continuation("preposition", word, self._doc[top.i + 1], quoted.last)
            if top.is_punct or top.is_space or self._is_finite(top):
                return None
            if top.pos_ == "PRON" and self._leads_to_infinitive(top.i):
                continue
            if top.i in self._phrases.named:
                return Continuation("preposition", word, top, self._phrases.end_of_name(top.i))
            if top.pos_ in ("NOUN", "PROPN", "PRON"):
                return Continuation("preposition", word, top, self._phrases.around(top).last)
            if top.pos_ == "VERB":
                return self._clause("preposition", at, top)
        return None

    def _leads_to_infinitive(self, at: int) -> bool:
        """Whether a pronoun stands before an infinitive, or before another that does («pour [le] voir»)."""
        behind = self._doc[at + 1 : at + 3]
        return precedes_infinitive(behind[0] if len(behind) > 1 and behind[0].pos_ == "PRON" else self._doc[at])

    def _quoted(self, at: int) -> Continuation | None:
        """Return what a short quotation right behind a phrase holds («"restés là"», «"gilets jaunes"»)."""
        behind = range(at + 2, min(at + _LONGEST, len(self._doc)))
        closing = next((i for i in behind if self._doc[i].text in CLOSING_TOKENS), None)
        found = self._read(at + 1) if closing is not None else None
        return Continuation(found.sort, found.word, found.top, closing) if found and closing else None

    def _clause(self, sort: Sort, at: int, top: "Token") -> Continuation:
        """Return a clause up to a mark, as far as what hangs on its top word reaches."""
        first, edge = at, min(max(top.right_edge.i, top.i), at + _LONGEST)
        edge = self._before_main_verb(at, edge)
        while at <= edge and not self._stops(at, sort, top):
            at = self._behind_marks(at, edge, top) or at + 1
        while at < len(self._doc) and at in self._phrases.named and self._is_cut(at):
            at += 1
        while at - 1 > first and self._dangles(at - 1):
            at -= 1
        last = self._object(at) if sort == "relative" and at - 1 == top.i else at - 1
        return Continuation(sort, self._doc[first], top, last)

    def joined(self, clause: Continuation) -> int:
        """Return the last token of a relative clause with another verb joined to it («qui dorment [et mangent là]»)."""
        at = clause.last + 1
        if at >= len(self._doc) or self._doc[at].pos_ != "CCONJ":
            return clause.last
        verb = next((word for word in self._doc[at + 1 : at + 1 + _LONGEST_OPENING] if self._is_finite(word)), None)
        if verb is None or self._before_clitics(verb.i) != at + 1 or self._form(verb) != self._form(clause.top):
            return clause.last
        top = verb.head if verb.pos_ == "AUX" and verb.head.i > verb.i else verb
        return self._clause("relative", at, top).last

    def before_verb(self, clause: Continuation) -> bool:
        """Whether a clause ends before a verb («[des gens se disant libres] ont …»), with a comma between or none."""
        behind = self._doc[clause.last + 1 : clause.last + 3]
        return any(map(self._is_finite, behind[1:] if behind and behind[0].is_punct else behind[:1]))

    def _is_finite(self, word: "Token") -> bool:
        return "Fin" in word.morph.get("VerbForm", [])

    def _form(self, verb: "Token") -> tuple[list[str], list[str]]:
        """Return the number and the tense of a verb or of its auxiliary."""
        finite = next(filter(self._is_finite, (verb, *verb.children)), verb)
        return finite.morph.get("Number", []), finite.morph.get("Tense", [])

    def _object(self, at: int) -> int:
        """Return the last token of a noun phrase that begins at a token; the token before it when none does."""
        for word in self._doc[at : at + _LONGEST_OPENING]:
            if word.i in self._phrases.named:
                return self._phrases.end_of_name(word.i)
            if word.pos_ == "NOUN":
                return self._phrases.around(word).last
            if word.pos_ not in ("DET", "NUM", "ADJ"):
                break
        return at - 1

    def _before_main_verb(self, at: int, edge: int) -> int:
        """Return the last token of a clause before a verb that no clause inside it opens («qui dort | ronfle»)."""
        opened = False
        for token in self._doc[at : edge + 1]:
            if token.pos_ in ("CCONJ", "SCONJ") or token.lower_ in self._words.relative:
                opened = True
            elif self._is_finite(token):
                if not opened:
                    return self._before_clitics(token.i) - 1
                opened = False
        return edge

    def _before_clitics(self, verb: int) -> int:
        """Return the first of the pronouns and the «ne» in front of a verb."""
        while self._doc[verb - 1].pos_ == "PRON" or self._doc[verb - 1].lower_ in self._negations:
            verb -= 1
        return verb

    def _is_cut(self, at: int) -> bool:
        """Whether a name goes on at a token."""
        return self._phrases.named.get(at - 1) is self._phrases.named[at]

    def _dangles(self, at: int) -> bool:
        """Whether no phrase ends with a token: a mark that closes nothing, a preposition, an article."""
        token = self._doc[at]
        if token.text in CLOSING_TOKENS:
            return self._opens(at)
        return token.is_punct or token.pos_ in ("ADP", "DET", "CCONJ")

    def _behind_marks(self, at: int, edge: int, top: "Token") -> int | None:
        """Return the token behind a quotation that opens at a token and is short, or holds the top word of a clause."""
        if not self._opens(at):
            return None
        longest = _LONGEST if top.i > at else _LONGEST_MARKED
        behind = range(at + 2, min(at + longest, edge + 2, len(self._doc)))
        return next((i + 1 for i in behind if self._doc[i].text in CLOSING_TOKENS), None)

    def _stops(self, at: int, sort: Sort, top: "Token") -> bool:
        """Whether a clause ends before a token: at a mark, a circumstance («et en …»), an aim («réunis pour voter»).

        A relative clause holds the aim of what it tells («ceux qui défilent pour réclamer …»).
        """
        token, after = self._doc[at], self._doc[at + 1 : at + 2]
        if token.is_space or token.text in _STOPS:
            return self._behind_marks(at, len(self._doc), top) is None
        if not after:
            return False
        aim = sort != "relative" and token.lower_ in self._words.aims and "Inf" in after[0].morph.get("VerbForm", [])
        return aim or (token.pos_ == "CCONJ" and after[0].lower_ in self._words.gerund)
