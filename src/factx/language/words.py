"""The base of every word file's schema."""

from pydantic import BaseModel, ConfigDict


class Words(BaseModel):
    """One TOML file, validated: frozen, and no key is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")
