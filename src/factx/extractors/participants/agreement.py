"""What a personal pronoun agrees with, and whether it stands for anybody at all."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.extractors.participants.entity import Gender
from factx.extractors.participants.impersonal import is_impersonal
from factx.language import Language
from factx.language.people import Pronouns
from factx.syntax import precedes_infinitive

if TYPE_CHECKING:
    from factx.tree import Token

_LIKE = 3
_TO_PARTICIPLE = 4
_LONGEST = 3


@dataclass(slots=True)
class Pronoun:
    """A pronoun that may stand for somebody, and what it agrees with (gender None: either).

    Attributes:
        token: Its token.
        gender: Its gender.
        plural: Whether it stands for several.
        stressed: It stands behind a preposition («avec elle», «d'entre eux»).
        dative: «lui» or «leur» beside a verb.
        is_object: A direct object («les voit»).
        animate: What it stands for acts, speaks or receives, so is seldom a thing.
        neutral: It may as well stand for a thing («celui-ci»).
        last: The index of its last token («ce dernier»).
    """

    token: "Token"
    gender: Gender | None
    plural: bool
    stressed: bool = False
    dative: bool = False
    is_object: bool = False
    animate: bool = False
    neutral: bool = False
    last: int = -1

    def __post_init__(self) -> None:
        self.last = max(self.last, self.token.i)

    @property
    def inverted(self) -> bool:
        """Whether it is tied to the verb before it («a-t-il dit»)."""
        return self.token.text.startswith("-")

    @property
    def sort(self) -> str:
        """What sort of pronoun it is, by its place in the clause."""
        if self.inverted:
            return "inverted"
        if self.stressed:
            return "stressed"
        return "dative" if self.dative else "object" if self.is_object else "subject"

    @property
    def oblique(self) -> bool:
        """Whether it is no subject."""
        return self.stressed or self.dative or self.is_object


def bare(token: "Token") -> str:
    """Return a pronoun in small letters, without the hyphens of an inversion («-t-il»: il)."""
    return token.lower_.lstrip("-").removeprefix("t-")


def read_pronoun(token: "Token", language: Language) -> Pronoun | None:
    """Return what a pronoun agrees with; None of other tokens, and of a pronoun that stands for nobody."""
    words = language.people.pronouns
    lower = bare(token)
    if lower not in words.all_forms or token.pos_ in ("PUNCT", "SPACE", "VERB"):
        return None
    if token.doc.text.startswith(words.selves, token.idx + len(token)):
        return None
    before = token.doc[token.i - 1] if token.i else None
    stressed = lower in words.always_stressed or (
        before is not None and before.pos_ == "ADP" and not precedes_infinitive(token)
    )
    if lower in words.masculine and is_impersonal(token, words):
        return None
    if lower in words.subjects:
        gender: Gender = "f" if lower in words.feminine | words.feminine_plural else "m"
        plural = lower in words.masculine_plural | words.feminine_plural
        return Pronoun(token, gender, plural, stressed, animate=_acts(token, language))
    return _clitic(token, lower, stressed, language)


def read_last_named(token: "Token", language: Language) -> Pronoun | None:
    """Return what «ce dernier» or «celles-ci» agrees with; None of other tokens, and of «ces derniers jours»."""
    words = language.people.pronouns
    if token.lower_ not in words.last_named_starts:
        return None
    doc = token.doc
    ends = range(min(token.i + _LONGEST, len(doc)), token.i, -1)
    last = next((end - 1 for end in ends if doc.written(token.i, end).lower() in words.last_named), None)
    if last is None:
        return None
    phrase = doc.written(token.i, last + 1).lower()
    neutral = phrase in words.last_named_things
    if not neutral and last + 1 < len(doc) and doc[last + 1].pos_ in ("NOUN", "NUM"):
        return None
    gender: Gender = "f" if phrase in words.last_named_feminine else "m"
    plural, animate = phrase in words.last_named_plural, _acts(doc[last], language)
    return Pronoun(token, gender, plural, animate=animate, neutral=neutral, last=last)


def _clitic(token: "Token", lower: str, stressed: bool, language: Language) -> Pronoun | None:
    """Return what an object pronoun agrees with; a stressed «lui» is a man."""
    words, doc = language.people.pronouns, token.doc
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    behind_clitic = token.i > 0 and doc[token.i - 1].lower_ in words.before_clitics
    if following is None or not (behind_clitic or _is_clitic(token, following)):
        return None
    if lower in words.oblique:
        man = stressed or following.lower_ in words.strong
        return Pronoun(token, "m" if man else None, False, stressed, dative=True, animate=True)
    if lower in words.oblique_plural:
        return Pronoun(token, None, True, dative=True, animate=True)
    if not behind_clitic and following.pos_ not in ("VERB", "AUX"):
        return None
    if stressed and doc[token.i - 1].lower_ not in language.people.nominals.gerund:
        return None
    if not _is_personal_object(token, words):
        return None
    if lower in words.plural_objects:
        return Pronoun(token, None, True, is_object=True)
    gender = _participle_gender(following)
    if lower in words.masculine_objects | words.feminine_objects:
        gender = "m" if lower in words.masculine_objects else "f"
    return Pronoun(token, gender, False, is_object=True)


def _is_clitic(token: "Token", following: "Token") -> bool:
    """Whether «la» or «leur» is a pronoun here, be it for want of a noun behind it («, la traitant de menteuse»)."""
    if token.pos_ == "PRON":
        return True
    form, tense = following.morph.get("VerbForm", []), following.morph.get("Tense", [])
    bare_form = "Inf" in form or "Fin" in form or ("Part" in form and "Pres" in tense)
    return following.pos_ == "VERB" and bare_form


def _participle_gender(auxiliary: "Token") -> Gender | None:
    """Return the gender that a participle tells of an object before it («l'avoir agressée»: a woman)."""
    if auxiliary.pos_ != "AUX":
        return None
    for word in auxiliary.doc[auxiliary.i + 1 : auxiliary.i + 1 + _TO_PARTICIPLE]:
        if word.pos_ == "VERB":
            if precedes_infinitive(word):
                return None
            gender = word.morph.get("Gender", [])
            return {"Masc": "m", "Fem": "f"}.get(gender[0]) if gender else None  # type: ignore[return-value]
        if word.pos_ not in ("ADV", "AUX"):
            return None
    return None


def _acts(token: "Token", language: Language) -> bool:
    """Whether a pronoun is inverted, or the subject of a verb of speech or of an event («il a signé»)."""
    verb = token.head
    if token.text.startswith("-") or verb.lower_ in language.speech.forms:
        return True
    event = language.events.by_verb.get(verb.lemma_)
    return event is not None and token.dep_ == "nsubj" and language.events.frames[event].subject == "agent"


def _is_personal_object(token: "Token", words: Pronouns) -> bool:
    """Whether «le» or «la» before a verb stands for somebody, not for a clause («comme il le dit»)."""
    if token.dep_.startswith("nsubj"):
        return False
    if token.i > 0 and "Part" in token.doc[token.i - 1].morph.get("VerbForm", []) and not precedes_infinitive(token):
        return False
    if _is_attribute(token, words):
        return False
    if any(word.lower_ in words.like for word in token.doc[max(0, token.i - _LIKE) : token.i]):
        return False
    told = token.lower_ in words.feminine_objects | words.plural_objects
    verbs = {token.head.lemma_, token.doc[token.i + 1].lemma_}
    return told or not verbs & words.neutral_objects or _is_judged(token)


def _is_attribute(token: "Token", words: Pronouns) -> bool:
    """Whether a pronoun is what somebody has been («certains l'ont été»)."""
    behind = token.doc[token.i + 1 : token.i + 3]
    return any(word.lower_ in words.being and "Part" in word.morph.get("VerbForm", []) for word in behind)


def _is_judged(token: "Token") -> bool:
    """Whether an adjective tells what somebody is thought to be («qui le croyait riche»)."""
    behind = token.doc[token.i + 2 : token.i + 3]
    return bool(behind) and behind[0].pos_ == "ADJ"
