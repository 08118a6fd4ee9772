"""What goes in: one news article."""

import re
from contextlib import suppress
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, ValidationError, WithJsonSchema

from factx.errors import ArgumentError
from factx.typography import replace_surrogates

_HEADER = re.compile(r"\s{0,20}date[ \t]{1,5}(\d{4}-\d\d-\d\d)(?=\s|$)")


_YEARS = range(1000, 3000)


def _parse_published(value: Any) -> date | None:
    day = value
    if isinstance(value, str):
        with suppress(ValueError):
            day = date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
    if isinstance(day, datetime):
        day = day.replace(tzinfo=None)
    if day is None or (isinstance(day, date) and day.year in _YEARS):
        return day
    raise ArgumentError("published", "an ISO 8601 date such as '2025-11-07', a datetime.date or None", value)


def _parse_text(value: Any) -> str:
    if not isinstance(value, str):
        raise ArgumentError("text", "a str", value)
    return replace_surrogates(value)


Published = Annotated[
    datetime | date | None,
    BeforeValidator(_parse_published),
    PlainSerializer(lambda day: day and day.isoformat(), return_type=str | None),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}),
]


class Article(BaseModel):
    """A news article and what is known of it.

    Offsets of all records are code points into `text`, half open. A lone surrogate in the text is replaced by
    U+FFFD, which moves nothing. When `published` is not given and the text opens with a header such as
    «date 2025-11-07», that date is taken.

    Args:
        text: The article, headline included if the caller has it in front.
        published: Publication date, or date and time (the newsroom's; a time zone is left out): ISO 8601 string,
            `datetime.date` or `datetime.datetime`, from the year 1000 to 2999.
        language: ISO 639-1 code, or None when it is to be detected.
        title: Headline kept apart from the text; not searched for records.
        url: Where the article was found.
        source: The newsroom.
        id: The caller's own key for the article.

    Raises:
        ArgumentError: An argument has the wrong type, or `published` is no date.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str | None = None
    language: str | None = None
    published: Published = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    text: Annotated[str, BeforeValidator(_parse_text)]

    def __init__(self, text: str, **about: Any) -> None:
        if about.get("published") is None and isinstance(text, str) and (header := _HEADER.match(text)):
            with suppress(ValueError):
                about["published"] = date.fromisoformat(header[1])
        about = {k: replace_surrogates(v) if isinstance(v, str) else v for k, v in about.items()}
        try:
            super().__init__(text=text, **about)
        except ValidationError as error:
            problem = error.errors()[0]
            cause = problem.get("ctx", {}).get("error")
            if isinstance(cause, ArgumentError):
                raise cause from None
            name = ".".join(map(str, problem["loc"]))
            raise ArgumentError(name, problem["msg"].lower(), problem["input"]) from None

    @property
    def day(self) -> date | None:
        """The date of publication without its time."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    @property
    def body_start(self) -> int:
        """Offset of the first character after the header, 0 when there is none."""
        header = _HEADER.match(self.text)
        return header.end() if header else 0

    def __repr__(self) -> str:
        about = f"{len(self.text)} characters, {self.language or '?'}, {self.published or 'undated'}"
        return f"Article({self.id or self.title or self.text[:40]!r}, {about})"

    __str__ = __repr__
