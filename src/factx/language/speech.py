"""Schema of languages/<code>/speech.toml: what reports speech and thought, and what stands between marks unsaid."""

from functools import cached_property
from itertools import chain
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from factx.language.words import Words
from factx.records import Polarity, Tense

Mood = Literal["finite", "hypothetical", "gerund", "participle", "infinitive"]


class Conjugation(Words):
    """The endings that take the place of an infinitive's suffix, third person."""

    present: tuple[str, ...] = ()
    imperfect: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    gerund: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()


_MOODS: dict[str, tuple[Mood, Tense]] = {
    "present": ("finite", "present"),
    "imperfect": ("finite", "imperfect"),
    "past": ("finite", "past"),
    "future": ("finite", "future"),
    "conditional": ("hypothetical", "conditional"),
    "gerund": ("gerund", "participle"),
    "participle": ("participle", "participle"),
}
"""The mood and the tense of the endings of each list of a conjugation."""


class Verbs(Words):
    """Infinitives by what they report. A verb may stand in several lists."""

    speech: tuple[str, ...] = ()
    """Report a quotation, a clause, words between marks."""
    thought: tuple[str, ...] = ()
    """Report a clause of thought, or words between marks."""
    request: tuple[str, ...] = ()
    """Ask: a clause, words between marks, or an infinitive with a preposition."""
    stance: tuple[str, ...] = ()
    """Govern words between marks."""
    manner: tuple[str, ...] = ()
    """Carry speech only beside a whole quotation."""
    naming: tuple[str, ...] = ()
    """Give names: what follows between marks is nobody's speech."""
    infinitive: tuple[str, ...] = ()
    """Take an infinitive without a preposition («dit vouloir»)."""


class Form(BaseModel):
    """A form of a verb that reports."""

    model_config = ConfigDict(frozen=True)

    lemma: str
    mood: Mood
    tense: Tense
    uses: frozenset[str]


class Speech(Words):
    """Words of quotations."""

    have: frozenset[str] = frozenset()
    be: frozenset[str] = frozenset()
    hypothetical_auxiliaries: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    hypothetical_modals: frozenset[str] = frozenset()
    modal_links: frozenset[str] = frozenset()
    """What may stand between a modal and its infinitive."""
    withholding: frozenset[str] = frozenset()
    """Words after which an infinitive tells of what is not said («sans dire», «refuse de dire»)."""
    reflexives: frozenset[str] = frozenset()
    reflexive_infinitives: tuple[str, str] = ("", "")
    """What a reflexive infinitive begins with, before a consonant and before a vowel."""
    vowels: str = ""
    clitics: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    negators: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    """Words that may stand inside a group of verbs."""
    subject_pronouns: frozenset[str] = frozenset()
    inverted_pronouns: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    back_references: frozenset[str] = frozenset()
    """Phrases that stand for the last who spoke."""
    complementizers: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    conjunction_partners: frozenset[str] = frozenset()
    """Words that make another conjunction of the complementiser («pour que»)."""
    not_subjects: frozenset[str] = frozenset()
    comparators: frozenset[str] = frozenset()
    interrogatives: frozenset[str] = frozenset()
    interrogative_verbs: frozenset[str] = frozenset()
    infinitive_links: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    noun_links: frozenset[str] = frozenset()
    """Prepositions that join a noun to its complement."""
    complement_prepositions: frozenset[str] = frozenset()
    """What, after the verb, leads to something else than its subject."""
    time_nouns: frozenset[str] = frozenset()
    """Nouns that date the saying and are never its subject."""
    addressee_prepositions: frozenset[str] = frozenset()
    addressee_pronouns: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    passive_agents: frozenset[str] = frozenset()
    source_links: frozenset[str] = frozenset()
    """What leads to the source of impersonal news («a-t-on appris auprès de»)."""
    source_words: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()
    """Prepositions that name whose words a sentence tells."""
    doubtful_sources: frozenset[str] = frozenset()
    """Those that do so only at the head of a sentence, before someone who can speak."""
    source_nouns: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    """Nouns of what is written or counted: who made it speaks."""
    never_reflexive: frozenset[str] = frozenset()
    """Infinitives that, reflexive, tell of no speech."""
    not_cues: frozenset[str] = frozenset()
    """Two words of which the second is no verb, though it looks like one («en charge»)."""
    not_sources: frozenset[str] = frozenset()
    naming_words: frozenset[str] = frozenset()
    """What announces a name or a cited word between marks."""
    title_nouns: frozenset[str] = frozenset()
    """What announces the title of a work between marks."""
    labels: frozenset[str] = frozenset()
    """Expressions put between marks by habit."""
    verbs: Verbs = Verbs()
    polarities: dict[Polarity, frozenset[str]] = Field(default_factory=dict)
    """Infinitives, phrases and prepositions by how the writer stands to what they report."""
    auxiliary_tenses: dict[Tense, frozenset[str]] = Field(default_factory=dict)
    compound_tenses: dict[Tense, Tense] = Field(default_factory=dict)
    """The tense of a participle with an auxiliary, by the auxiliary's own."""
    phrases: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """A verb, and the words that make it speak («faire»: «savoir»)."""
    conjugations: dict[str, Conjugation] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _verbs_can_be_conjugated(self) -> Self:
        lists = (getattr(self.verbs, name) for name in Verbs.model_fields)
        endings = tuple(self.conjugations)
        for lemma in chain(*lists, self.phrases):
            if not lemma.endswith(endings):
                raise ValueError(f"{lemma!r} is no infinitive: it has none of the endings of conjugations")
        return self

    @cached_property
    def forms(self) -> dict[str, tuple[Form, ...]]:
        """Every form of every verb that reports, the verbs of phrases included (their use is «phrase»)."""
        uses: dict[str, set[str]] = {}
        for name in Verbs.model_fields:
            for lemma in getattr(self.verbs, name):
                uses.setdefault(lemma, set()).add(name)
        for lemma in self.phrases:
            uses.setdefault(lemma, set()).add("phrase")
        table: dict[str, list[Form]] = {}
        for lemma, found in uses.items():
            for form, mood, tense in self._conjugate(lemma):
                table.setdefault(form, []).append(Form(lemma=lemma, mood=mood, tense=tense, uses=frozenset(found)))
        return {form: tuple(readings) for form, readings in table.items()}

    @cached_property
    def verbal(self) -> frozenset[str]:
        """The forms that are more than a participle, which may be an adjective («averti» is no more, «dit» is)."""
        return frozenset(form for form, readings in self.forms.items() if any(r.mood != "participle" for r in readings))

    @cached_property
    def tenses(self) -> dict[str, Tense]:
        """The tense of each auxiliary and modal."""
        return {form: tense for tense, forms in self.auxiliary_tenses.items() for form in forms}

    def polarity(self, lemma: str) -> Polarity:
        """Return how the writer stands to what a cue reports; a phrase or reflexive in no list is as its verb."""
        verb = lemma.removeprefix(self.reflexive_infinitives[0]).removeprefix(self.reflexive_infinitives[1])
        stated = (name for each in (lemma, verb) for name, lemmas in self.polarities.items() if each in lemmas)
        return next(stated, "neutral")

    def _conjugate(self, lemma: str) -> list[tuple[str, Mood, Tense]]:
        suffix = max((s for s in self.conjugations if lemma.endswith(s)), key=len, default="")
        stem, endings = lemma.removesuffix(suffix), self.conjugations.get(suffix, Conjugation())
        forms: list[tuple[str, Mood, Tense]] = [(lemma, "infinitive", "infinitive")]
        for name, (mood, tense) in _MOODS.items():
            forms += [(stem + ending, mood, tense) for ending in getattr(endings, name)]
        return forms
