"""Schema of languages/<code>/time.toml."""

from typing import Any

from pydantic import ConfigDict

from factx.language.words import Words


class Time(Words):
    """Words and patterns of time."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Any]
