"""Institutions that several places have: «À Lens, la préfecture …» is another than «En Corse, la préfecture …»."""

from factx.extractors.participants.phrases import Phrase, Phrases
from factx.language import Language
from factx.tree import Doc

_LONGEST_OPENING = 4


class Seats:
    """Tells by the place that opens a sentence which of them a bare noun means, where the article tells of several."""

    def __init__(self, doc: Doc, phrases: Phrases, language: Language) -> None:
        self._doc, self._phrases, self._words = doc, phrases, language.people.nominals

    def apart(self, name: str, found: list[tuple[Phrase, bool]]) -> dict[str, list[tuple[Phrase, bool]]]:
        """Return the phrases of one name by institution: by place when several are told, else all under the name."""
        if name not in self._words.seated:
            return {name: found}
        seats = [self.told(phrase) for phrase, _ in found]
        if len({seat for seat in seats if seat is not None}) < 2:
            return {name: found}
        apart: dict[str, list[tuple[Phrase, bool]]] = {}
        key = name
        for seat, one in zip(seats, found, strict=True):
            key = f"{name} ({seat})" if seat is not None else key
            apart.setdefault(key, []).append(one)
        return apart

    def told(self, phrase: Phrase) -> str | None:
        """Return the place that opens the sentence of a phrase for such an institution, in front of a comma."""
        if self._doc[phrase.head].lower_ not in self._words.seated:
            return None
        start = self._doc[phrase.first].sent[0]
        opening = self._doc[start : start + _LONGEST_OPENING]
        if not opening or opening[0].pos_ != "ADP":
            return None
        at = next((word.i for word in opening if word.i in self._phrases.starts), None)
        if at is None or self._phrases.starts[at].kind not in ("place", "country"):
            return None
        behind = self._phrases.end_of_name(at) + 1
        opens = any(word.text == "," for word in self._doc[behind : behind + 1])
        return self._phrases.starts[at].name if opens else None
