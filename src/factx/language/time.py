"""Schema of languages/<code>/time.toml: the words of time expressions, by category.

A list is a set of words that are alike; a table gives each value its forms, or each form its value.
"""

from typing import Annotated, Literal

from pydantic import Field

from factx.language.words import Words

Forms = tuple[str, ...]
Unit = Literal[
    "second", "minute", "hour", "day", "night", "week", "weekend",
    "month", "quarter", "semester", "year", "decade", "century", "millennium",
]  # fmt: skip
Month = Annotated[str, Field(pattern=r"^([1-9]|1[0-2])$")]
Day = Annotated[str, Field(pattern=r"^[1-7]$")]
Offset = Annotated[str, Field(pattern=r"^-?\d{1,2}$")]


class Time(Words):
    """Words of time expressions."""

    street_words: Forms = ()
    """Nouns after which a date is a name («place du 8 mai 1945»)."""
    not_times: Forms = ()
    """Phrases that hold words of time and are none."""
    newspapers: Forms = ()
    """Names made of words of time; each word with a capital."""
    age_words: Forms = ()
    having: Forms = ()
    """Forms of the verb that a number of years after is an age."""
    having_adverbs: Forms = ()
    lasting_nouns: Forms = ()
    """Nouns whose «de dix ans» is a length, not an age."""
    quantity_nouns: Forms = ()
    """Nouns that a number before them counts."""
    number_labels: Forms = ()
    """Words whose number is a label («article 2012»)."""
    future_words: Forms = ()
    """Participles and nouns that look ahead («prévu»)."""
    future_modals: Forms = ()
    """Lemmas of verbs whose infinitive looks ahead («devoir»)."""

    clock_prepositions: Forms = ()
    clock_link: Forms = ()
    clock_verbs: Forms = ()
    clock_words: dict[str, int] = Field(default_factory=dict)
    clock_fractions: dict[str, int] = Field(default_factory=dict)
    timezones: Forms = ()
    year_prepositions: Forms = ()
    month_prepositions: Forms = ()
    month_glue: Forms = ()
    season_prepositions: Forms = ()
    date_prepositions: Forms = ()
    current_prepositions: Forms = ()
    part_prepositions: Forms = ()
    length_prepositions: Forms = ()
    length_cues: Forms = ()
    length_adjectives: Forms = ()
    holiday_glue: Forms = ()
    holiday_prepositions: Forms = ()
    holiday_articles: Forms = ()
    """Holidays that are no time without their article."""
    within: Forms = ()
    week_of: Forms = ()
    year_glue: Forms = ()
    barely: Forms = ()
    reckoning: Forms = ()
    ago: Forms = ()
    ahead: Forms = ()
    but: Forms = ()

    the: Forms = ()
    this: Forms = ()
    of: Forms = ()
    to: Forms = ()
    and_: Annotated[Forms, Field(alias="and")] = ()
    conjunctions: Forms = ()
    between: Forms = ()
    from_: Annotated[Forms, Field(alias="from")] = ()
    every: Forms = ()
    per: Forms = ()
    whole: Forms = ()
    times_per: Forms = ()
    half: Forms = ()
    half_prefix: Forms = ()
    era_before: Forms = ()
    era_after: Forms = ()

    months: dict[Month, Forms] = Field(default_factory=dict)
    weekdays: dict[Day, Forms] = Field(default_factory=dict)
    units: dict[Unit, Forms] = Field(default_factory=dict)
    parts: dict[Literal["MO", "MI", "AF", "EV", "NI"], Forms] = Field(default_factory=dict)
    seasons: dict[Literal["SP", "SU", "FA", "WI"], Forms] = Field(default_factory=dict)
    numerals: dict[str, int] = Field(default_factory=dict)
    collectives: dict[str, int] = Field(default_factory=dict)
    ordinals: dict[str, int] = Field(default_factory=dict)
    vague: dict[Literal["words", "lengths"], Forms] = Field(default_factory=dict)
    deictic: dict[str, int] = Field(default_factory=dict)
    """Days from the publication date."""
    anaphoric: dict[str, int] = Field(default_factory=dict)
    """Days from the day told last."""
    references: dict[Literal["publication", "facts", "PRESENT_REF", "PAST_REF", "FUTURE_REF"], Forms] = Field(
        default_factory=dict
    )
    adjectives: dict[Literal["last", "next", "following", "preceding", "current", "same"], Forms] = Field(
        default_factory=dict
    )
    steps: dict[Literal["later", "earlier"], Forms] = Field(default_factory=dict)
    modifiers: dict[Literal["START", "MID", "END"], Forms] = Field(default_factory=dict)
    approximations: dict[Literal["APPROX", "LESS_THAN", "MORE_THAN"], Forms] = Field(default_factory=dict)
    sets: dict[str, str] = Field(default_factory=dict)
    holidays: dict[str, Forms] = Field(default_factory=dict)
    """By month and day."""
    movable_holidays: dict[Offset, Forms] = Field(default_factory=dict)
    """By days from Easter."""
    named_days: dict[str, str] = Field(default_factory=dict)
    """Days that have become names, written with a hyphen, and their dates."""
