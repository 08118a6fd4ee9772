"""Schema of languages/<code>/history.toml."""

from datetime import date, timedelta
from functools import cached_property

from pydantic import Field

from factx.language.words import Words


class Era(Words):
    """A named era or past event: its time as a TIMEX3 value, a year, month, date or begin/end; its other names."""

    time: str = Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?$")
    aliases: tuple[str, ...] = ()

    @cached_property
    def interval(self) -> tuple[str, str]:
        """Its interval [begin, end) as ISO 8601 dates."""
        begin, _, end = self.time.partition("/")
        return _first_day(begin).isoformat(), _day_after(end or begin).isoformat()


class Clauses(Words):
    """What opens a clause."""

    subordinators: tuple[str, ...] = ()
    infinitive_openers: tuple[str, ...] = ()
    """Prepositions that open a clause of their own when an infinitive follows."""
    relatives: tuple[str, ...] = ()
    complementizers: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    """Prepositions that join a noun to the noun it completes."""
    contracted: tuple[str, ...] = ()
    """Prepositions that hold an article («du»)."""
    been: tuple[str, ...] = ()
    """The past participle of the passive auxiliary."""
    participle_endings: tuple[str, ...] = ()
    """Endings that only past participles have, to mend the parser's mistakes."""


class Markers(Words):
    """Words that signal a historical reference, by the relation they state."""

    origin: tuple[str, ...] = ()
    precedent: tuple[str, ...] = ()
    former_state: tuple[str, ...] = ()
    anniversary: tuple[str, ...] = ()
    first_since: tuple[str, ...] = ()


class History(Words):
    """Words of historical references, named eras and past events."""

    clauses: Clauses = Clauses()
    since: tuple[str, ...] = ()
    """What opens a stretch of time that reaches back from the news («depuis»)."""
    after: tuple[str, ...] = ()
    """What opens a phrase of a stretch of time that is over («après trente ans de …»)."""
    over: tuple[str, ...] = ()
    """What opens a stretch of time up to now («au cours des dix dernières années»)."""
    last: tuple[str, ...] = ()
    """Adjectives of such a stretch («dernières»)."""
    approximators: tuple[str, ...] = ()
    """What may stand between «depuis» and the stretch («plus de», «près de»)."""
    between: tuple[str, ...] = ()
    """What opens a range of two times."""
    links: tuple[str, ...] = ()
    """What stands between the two times of a range."""
    origin_verbs: tuple[str, ...] = ()
    """Forms of verbs that tell of an origin in the past («remonte», «date»)."""
    dated_nouns: frozenset[str] = frozenset()
    """Nouns that take a date: «le naufrage du ferry en 1987», «la loi de 1905»."""
    time_nouns: frozenset[str] = frozenset()
    """Nouns that are part of a time and bear none («le mois d'août»)."""
    edges: frozenset[str] = frozenset()
    """Nouns that, after «depuis», make an event of what they complete («depuis le début de son mandat»)."""
    remembrance: frozenset[str] = frozenset()
    """Nouns that carry an era along: «le centenaire de l'armistice»."""
    commemorations: frozenset[str] = frozenset()
    """Nouns that make a reference of the event they complete: «le 20e anniversaire du naufrage»."""
    era_prepositions: tuple[str, ...] = ()
    """What places an era in time, so that the clause is the reference and not the bare name."""
    past_phrases: tuple[str, ...] = ()
    """What places a clause in the past without a date."""
    sequels: tuple[str, ...] = ()
    """What continues a reference to the past with a next event («puis»)."""
    markers: Markers = Markers()
    eras: dict[str, Era] = Field(default_factory=dict)


def _first_day(value: str) -> date:
    return date.fromisoformat(value + "-01-01"[len(value) - 4 :])


def _day_after(value: str) -> date:
    first = _first_day(value)
    if len(value) == 4:
        return first.replace(year=first.year + 1)
    if len(value) == 7:
        return (first + timedelta(days=31)).replace(day=1)
    return first + timedelta(days=1)
