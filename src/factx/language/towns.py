"""Schema of languages/<code>/towns.toml: names of towns, evidence of what a name names."""

from typing import Any

from pydantic import field_validator

from factx.language.words import Words


class Towns(Words):
    """Names of towns, one a line in the file."""

    names: frozenset[str]

    @field_validator("names", mode="before")
    @classmethod
    def _split(cls, names: Any) -> Any:
        return names.strip().splitlines() if isinstance(names, str) else names
