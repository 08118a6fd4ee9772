"""Attribution, sentence by sentence: every stretch between marks and every reported clause to its cue and speaker."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from factx.extractors.quotes.clauses import reported
from factx.extractors.quotes.cues import Cue, find_cues
from factx.extractors.quotes.drafts import Draft
from factx.extractors.quotes.reading import ENDERS, Reading, Stretch
from factx.extractors.quotes.speakers import SPEAKERS, Voice, find_voice
from factx.extractors.quotes.uncued import has_finite, signature, voice_around
from factx.extractors.quotes.utterance import is_sentence, is_uttered
from factx.records import Participant, QuoteKind

_FAR = 30
"""How many tokens before a stretch its cue may stand."""
_PERSON = 500
"""How far back the person behind a pronoun is looked for, in characters."""
_MOST = 0.7
"""The share of a clause between marks from which on the marks are the quotation."""
_NEAR = 12
"""The same of a verb that mostly reports nothing."""


@dataclass(slots=True)
class _Sentence:
    first: int
    last: int
    cues: list[Cue]
    voices: list[Voice | None]
    pairs: list[Stretch]
    drafts: list[Draft] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def voice_of(self, cue: Cue) -> Voice | None:
        return self.voices[self.cues.index(cue)]

    def free(self) -> list[Stretch]:
        return [pair for pair in self.pairs if pair.open not in self.taken]

    def add(self, draft: Draft, *pairs: Stretch) -> None:
        self.drafts.append(draft)
        self.taken.update(pair.open for pair in pairs)


class Attribution:
    """Reads one article and yields its quotes."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._last: Voice | None = None
        self._subject: Voice | None = None
        """The subject of the last verb that could report, whether it did or not."""
        self._said_at = -1
        """Where the last quote with a speaker ended."""
        self._said_in = -2
        """The sentence that last had a speaker."""

    def read(self) -> Iterator[Draft]:
        """Yield the quotes of the article, sentence by sentence."""
        reading = self._reading
        at = 0
        for number, (first, last) in enumerate(reading.sentences):
            pairs = []
            while at < len(reading.stretches) and reading.stretches[at].open < last:
                pairs.append(reading.stretches[at])
                at += 1
            yield from self._sentence(number, first, last, pairs)

    def _sentence(self, number: int, first: int, last: int, pairs: list[Stretch]) -> Iterator[Draft]:
        reading = self._reading
        cues, voices = self._cues(first, last)
        if not (cues or pairs):
            return
        sentence = _Sentence(first, last, cues, voices, pairs)
        self._clauses(sentence)
        self._incises(sentence)
        self._sources(sentence)
        for pair in sentence.free():
            self._remaining(sentence, pair, number)
        self._subject = next((voice for voice in reversed(voices) if voice and voice.participants), self._subject)
        for draft in sentence.drafts:
            if draft.voice is not None and draft.voice.participants:
                self._last, self._said_in, self._said_at = draft.voice, number, draft.parts[-1][1]
        yield from sentence.drafts
        for nested in (n for pair in pairs for n in reading.inside(pair)):
            yield from self._nested(nested, pairs)

    def _cues(self, first: int, last: int) -> tuple[list[Cue], list[Voice | None]]:
        cues: list[Cue] = []
        voices: list[Voice | None] = []
        before: Voice | None = None
        for cue in find_cues(self._reading, first, last):
            voice = find_voice(self._reading, cue, (first, last), before)
            voice = self._known(voice)
            if cue.is_source and not self._is_source(cue, voice, first):
                continue
            if cue.incise and voice is None:
                cue = replace(cue, incise=False)
                voice = self._known(find_voice(self._reading, cue, (first, last), before))
            cues.append(cue)
            voices.append(voice)
            if not cue.is_source:
                before = voice or before
        return cues, voices

    def _known(self, voice: Voice | None) -> Voice | None:
        """Return a voice with someone behind a pronoun that no participant claims.

        Whoever opened a sentence since the last speaker spoke, else the last speaker, else the last person named.
        """
        if voice is None or voice.participants:
            return voice
        words = self._reading.words
        phrase = self._reading.doc.written(voice.first, voice.last).lower().removeprefix("-t").removeprefix("-")
        if phrase in words.subject_pronouns - words.impersonal or phrase in words.back_references:
            return replace(voice, participants=self._person_before(voice))
        return voice

    def _person_before(self, voice: Voice) -> tuple[Participant, ...]:
        start = self._reading.start(voice.first)
        named = [
            (begin, participant)
            for begin, _, form, participant in reversed(self._reading.mentions(max(start - _PERSON, 0), start))
            if form == "name" and participant.kind == "person"
        ]
        for begin, participant in named:
            opens = self._reading.text[max(begin - _PERSON, 0) : begin].rstrip()[-1:] in ("", *ENDERS)
            if begin > self._said_at and (opens or "\n" in self._reading.text[max(begin - 2, 0) : begin]):
                return (participant,)
        return self._last.participants if self._last is not None else tuple(p for _, p in named[:1])

    def _is_source(self, cue: Cue, voice: Voice | None, first: int) -> bool:
        reading = self._reading
        if voice is None:
            return False
        nouns = {reading.lower[i] for i in range(voice.first, min(voice.last, voice.first + 4))}
        speaks = any(p.kind in SPEAKERS for p in voice.participants) or bool(nouns & reading.speaking_nouns)
        if cue.verb not in reading.words.doubtful_sources:
            return bool(speaks or voice.participants) and not nouns & reading.words.not_sources
        after = reading.after(voice.last - 1)
        comma = after < len(reading.lower) and any(
            reading.lower[i] == "," for i in range(after, min(after + 8, len(reading.lower)))
        )
        verb = any("Inf" in reading.doc[i].morph.get("VerbForm", []) for i in range(cue.last, voice.last))
        return reading.before(cue.first) < first and speaks and comma and not verb

    def _speaks(self, voice: Voice) -> bool:
        """Tell whether a subject can speak: not «cette décision» in «cette décision suggère que …»."""
        reading = self._reading
        if voice.participants or voice.last - voice.first == 1:
            return True
        words = [reading.lower[i] for i in range(voice.first, voice.last)]
        named = any(reading.doc[i].text[:1].isupper() for i in range(voice.first + 1, voice.last))
        return named or bool(reading.speaking_nouns.intersection(words))

    def _clauses(self, sentence: _Sentence) -> None:
        reading = self._reading
        for cue, voice in zip(sentence.cues, sentence.voices, strict=True):
            if any(d.kind == "indirect" and _within(reading, cue, d) for d in sentence.drafts):
                continue
            for first, last in reported(reading, cue, sentence.cues, sentence.last):
                bounds = reading.bounds(first, last)
                if bounds is None or (voice is not None and not self._speaks(voice)):
                    continue
                if voice is None and (cue.mood == "infinitive" or (cue.mood == "gerund" and self._last is None)):
                    continue
                if voice is None and cue.mood == "gerund" and self._last is not None:
                    voice = replace(self._last, first=-1, last=-1)
                inside = [pair for pair in sentence.free() if first <= pair.open + 1 and pair.close <= last]
                if inside and _covers(reading, first, inside[0]):
                    for pair in inside:
                        if is_uttered(reading, pair, cue, alone=False):
                            sentence.add(_quote(reading, pair, voice, cue, alone=False), pair)
                        sentence.taken.add(pair.open)
                else:
                    sentence.add(Draft("indirect", (bounds,), voice, cue, _spans(inside)), *inside)

    def _incises(self, sentence: _Sentence) -> None:
        reading = self._reading
        start = sentence.first
        for cue, voice in zip(sentence.cues, sentence.voices, strict=True):
            if not cue.incise or voice is None:
                continue
            before = [pair for pair in sentence.free() if start <= pair.open and pair.close < cue.first]
            beside = reading.before(cue.first)
            while beside > start and reading.lower[beside] in (",", "-", "–", "—", ".", "!", "?", "…", "("):
                beside = reading.before(beside)
            closing = reading.cover[beside] if beside >= start else -1
            stretch = reading.stretches[closing] if closing >= 0 else None
            if stretch and stretch.close == beside and is_uttered(reading, stretch, cue, alone=False):
                for pair in before:
                    own = self._cue_before(sentence, pair)
                    alone = pair.open == reading.after(start - 1) if len(before) == 1 else False
                    weak = own is None or not own.reports_clauses or pair is stretch
                    if weak and is_uttered(reading, pair, cue, alone):
                        sentence.add(_quote(reading, pair, voice, cue, alone), pair)
                self._continue(sentence, cue, voice)
            elif cue.uses & {"speech", "request"} and reading.lower[reading.before(cue.first)] in (",", "-", "–", "—"):
                self._told(sentence, cue, voice, start, reading.before(cue.first))
            start = max(cue.last, voice.last)

    def _continue(self, sentence: _Sentence, cue: Cue, voice: Voice) -> None:
        """Join the stretch after an incise to the quotation the incise breaks."""
        reading = self._reading
        after = [pair for pair in sentence.free() if pair.open > cue.last]
        if not after or not sentence.drafts:
            return
        pair, draft = after[0], sentence.drafts[-1]
        comma = reading.before(pair.open)
        text = reading.text[draft.parts[-1][0] : draft.parts[-1][1]]
        if reading.lower[comma] == "," and comma <= max(cue.last, voice.last) + _NEAR and text[-1:] not in ENDERS:
            if any(cue.last < other.first < pair.open for other in sentence.cues):
                return
            if not is_uttered(reading, pair, None, alone=False):
                return
            sentence.drafts[-1] = replace(
                draft, kind="direct", parts=(*draft.parts, (pair.marked.start, pair.marked.end))
            )
            sentence.taken.add(pair.open)

    def _told(self, sentence: _Sentence, cue: Cue, voice: Voice, first: int, last: int) -> None:
        """Add the clause before an incise («X, a annoncé Y») as an indirect quotation; of a dialogue, direct."""
        reading = self._reading
        if not cue.is_source and self._is_dialogue(sentence):
            parts = (reading.bounds(first, last), reading.bounds(voice.last, sentence.last))
            sentence.add(Draft("direct", tuple(part for part in parts if part is not None), voice, cue))
            return
        first = _after_dateline(reading, first, last)
        bounds = reading.bounds(first, last)
        if bounds is None or not any("Fin" in reading.doc[i].morph.get("VerbForm", []) for i in range(first, last)):
            return
        if any(d.parts[0][0] < bounds[1] and bounds[0] < d.parts[-1][1] for d in sentence.drafts):
            return
        inside = [pair for pair in sentence.free() if first <= pair.open and pair.close <= last]
        if sum(pair.marked.end - pair.marked.start for pair in inside) > _MOST * (bounds[1] - bounds[0]):
            for pair in inside:
                sentence.add(_quote(reading, pair, voice, cue, alone=False), pair)
            return
        sentence.add(Draft("indirect", (bounds,), voice, cue, _spans(inside)), *inside)

    def _is_dialogue(self, sentence: _Sentence) -> bool:
        """Tell whether a sentence is a line of dialogue, opened by a dash and without marks."""
        reading = self._reading
        dash = reading.after(sentence.first - 1)
        start = (
            reading.text[reading.end(reading.before(dash)) : reading.start(dash)] if reading.before(dash) >= 0 else "\n"
        )
        return not sentence.pairs and reading.doc[dash].text in ("—", "–") and "\n" in start

    def _sources(self, sentence: _Sentence) -> None:
        reading = self._reading
        for cue, voice in zip(sentence.cues, sentence.voices, strict=True):
            if not cue.is_source or voice is None or self._is_inside(sentence, cue):
                continue
            opens = reading.before(cue.first) < sentence.first
            if opens:
                comma = next(
                    (i for i in range(voice.last, min(voice.last + 25, sentence.last)) if reading.lower[i] == ","), None
                )
                first, last = (voice.last if comma is None else comma + 1), sentence.last
                first = _after_apposition(reading, first, last)
            else:
                first, last = sentence.first, reading.before(cue.first) + 1
            pairs = [pair for pair in sentence.free() if first <= pair.open and pair.close < last]
            pairs = [pair for pair in pairs if self._cue_before(sentence, pair) in (None, cue)]
            while last > first and (reading.is_space(last - 1) or reading.lower[last - 1] in (".", ",", "!", "?", "…")):
                last -= 1
            if pairs and pairs[-1].close == last - 1:
                for pair in pairs:
                    if is_uttered(reading, pair, cue, alone=False):
                        sentence.add(_quote(reading, pair, voice, cue, alone=False), pair)
                continue
            if any(
                other.is_source and sentence.first <= other.first < last and other is not cue for other in sentence.cues
            ):
                continue
            apart = opens or reading.lower[reading.before(cue.first)] in (",", "-", "–", "—")
            ends = opens or self._ends(sentence, voice)
            if apart and ends:
                self._told(sentence, cue, voice, first, last)

    def _ends(self, sentence: _Sentence, voice: Voice) -> bool:
        """Tell whether a sentence ends with its source, or with what says more of it."""
        reading = self._reading
        return all(reading.lower[i] not in (",", ";", ":") for i in range(voice.last, sentence.last))

    def _is_inside(self, sentence: _Sentence, cue: Cue) -> bool:
        return any(d.kind == "indirect" and _within(self._reading, cue, d) for d in sentence.drafts)

    def _cue_before(self, sentence: _Sentence, pair: Stretch) -> Cue | None:
        """Return the cue before a stretch that governs it."""
        reading = self._reading
        for cue in reversed([cue for cue in sentence.cues if cue.last <= pair.open + 1]):
            if cue.is_source and cue.first != sentence.first and reading.before(cue.first) >= sentence.first:
                continue
            reach = [
                other.close
                for other in sentence.pairs
                if cue.last <= other.open < pair.open and other.open in sentence.taken
            ]
            distance = pair.open - max([cue.last, *reach])
            weak = not cue.uses & {"speech", "source"}
            if distance > (_NEAR if weak else _FAR):
                return None
            if not cue.asserted and distance > 1:
                return None
            if cue.passive and sentence.voice_of(cue) is None:
                continue
            if cue.uses <= {"manner"} and not _introduces(reading, cue, pair):
                continue
            if (weak or cue.mood == "participle") and has_finite(reading, cue.last, pair.open):
                continue
            return cue
        return None

    def _cue_behind(self, sentence: _Sentence, pair: Stretch) -> Cue | None:
        """Return a cue that takes up the stretch before it («“…” : c'est ce qu'affirme X», «“…”, comme le dit X»)."""
        reading = self._reading
        for cue, voice in zip(sentence.cues, sentence.voices, strict=True):
            if voice is None or cue.is_source or not pair.close < cue.first <= pair.close + _NEAR:
                continue
            before = reading.before(cue.first)
            if (
                reading.lower[before] in reading.words.complementizers
                and reading.lower[before - 1] in reading.words.not_subjects
            ):
                return cue
            if reading.lower[before] in reading.words.comparators:
                return cue
        return None

    def _remaining(self, sentence: _Sentence, pair: Stretch, number: int) -> None:
        reading = self._reading
        alone = _is_alone(reading, sentence, pair)
        cue = self._cue_before(sentence, pair) or self._cue_behind(sentence, pair)
        voice = sentence.voice_of(cue) if cue is not None else None
        if cue is None and self._broken_inside(sentence, pair):
            return
        if not is_uttered(reading, pair, cue, alone):
            return
        if cue is None:
            voice = voice_around(reading, (sentence.first, sentence.last), pair)
            if voice is None and alone:
                voice = signature(reading, number)
            if voice is None and self._last is not None and number - self._said_in <= (2 if alone else 3):
                voice = replace(self._last, first=-1, last=-1)
        elif voice is None and cue.mood in ("infinitive", "gerund"):
            last = self._last or self._subject
            voice = last and replace(last, first=-1, last=-1)
        sentence.add(_quote(reading, pair, voice, cue, alone), pair)

    def _broken_inside(self, sentence: _Sentence, pair: Stretch) -> bool:
        """Add a quotation whose incise stands between the marks («Nous partons, dit-elle, et c'est bien.»)."""
        reading = self._reading
        for cue in find_cues(reading, pair.first, pair.last, outside=False):
            if not cue.incise:
                continue
            voice = self._known(find_voice(reading, replace(cue), (pair.first, pair.last), None))
            if voice is None or reading.lower[reading.before(cue.first)] != ",":
                continue
            if cue.inverted is None and not (self._speaks(voice) and reading.doc[voice.last].is_punct):
                continue
            first = reading.bounds(pair.first, reading.before(cue.first))
            rest = reading.after(voice.last - 1)
            parts = [first, (reading.start(rest + 1), pair.marked.end) if rest + 1 < pair.last else None]
            sentence.add(Draft("direct", tuple(part for part in parts if part is not None), voice, cue), pair)
            return True
        return False

    def _nested(self, pair: Stretch, outer: list[Stretch]) -> Iterator[Draft]:
        """Yield a quotation inside another that has its own cue right before it («Il disait “…”»)."""
        reading = self._reading
        around = next((o for o in outer if o.open <= pair.open <= o.close), None)
        if around is None or pair.last - pair.first < 2:
            return
        first = max(around.first, pair.open - _NEAR)
        cues = [
            cue
            for cue in find_cues(reading, first, pair.open, outside=False)
            if cue.last == pair.open or reading.lower[pair.open - 1] == ":"
        ]
        if cues and reading.text[pair.marked.start].isupper():
            voice = find_voice(reading, cues[-1], (self._sentence_start(pair.open), pair.open), None)
            yield Draft("direct", ((pair.marked.start, pair.marked.end),), voice, cues[-1])

    def _sentence_start(self, i: int) -> int:
        sentences = self._reading.sentences
        return sentences[bisect_right(sentences, (i, len(self._reading.lower))) - 1][0]


def _quote(reading: Reading, pair: Stretch, voice: Voice | None, cue: Cue | None, alone: bool) -> Draft:
    kind: QuoteKind = "direct" if is_sentence(reading, pair, alone) else "mixed"
    return Draft(kind, ((pair.marked.start, pair.marked.end),), voice, cue)


def _spans(pairs: list[Stretch]) -> tuple[tuple[int, int], ...]:
    return tuple((pair.marked.start, pair.marked.end) for pair in pairs)


def _within(reading: Reading, cue: Cue, draft: Draft) -> bool:
    return draft.parts[0][0] <= reading.start(cue.first) and reading.end(cue.last - 1) <= draft.parts[-1][1]


def _covers(reading: Reading, first: int, pair: Stretch) -> bool:
    """Tell whether marks hold a reported clause whole, but for pronouns and adverbs before them."""
    if pair.open <= first:
        return True
    return reading.lower[pair.open - 1] not in reading.words.determiners and all(
        reading.doc[i].pos_ in ("PRON", "ADV", "PUNCT", "SPACE") or reading.lower[i] in reading.words.clitics
        for i in range(first, pair.open)
    )


def _after_apposition(reading: Reading, first: int, last: int) -> int:
    """Return where a clause begins behind what says more of its source («selon X, directeur du site, …»)."""
    if reading.doc[reading.after(first - 1) if first < last else first - 1].pos_ not in ("NOUN", "ADJ"):
        return first
    comma = next((i for i in range(first, min(first + _FAR, last)) if reading.lower[i] == ","), None)
    return first if comma is None or has_finite(reading, first, comma) else comma + 1


def _introduces(reading: Reading, cue: Cue, pair: Stretch) -> bool:
    return any(reading.lower[i] == ":" for i in range(cue.last, pair.open)) or pair.open - cue.last <= 1


def _is_alone(reading: Reading, sentence: _Sentence, pair: Stretch) -> bool:
    outside = (i for i in range(sentence.first, sentence.last) if reading.cover[i] < 0)
    return len(sentence.pairs) == 1 and all(reading.is_space(i) or reading.doc[i].is_punct for i in outside)


def _after_dateline(reading: Reading, first: int, last: int) -> int:
    """Return where a sentence begins behind its dateline («PARIS | », «Paris (AFP) - »)."""
    for i in range(first, min(first + 8, last)):
        if i > first and reading.doc[i].text in ("|", "–", "—", "-") and reading.doc[first].text[:1].isupper():
            verbal = any(reading.doc[k].pos_ in ("VERB", "AUX") for k in range(first, i))
            return first if verbal else i + 1
    return first
