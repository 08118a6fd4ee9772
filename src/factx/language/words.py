"""The base of every word file's schema."""

from pydantic import BaseModel, ConfigDict


class Words(BaseModel):
    """One TOML file, validated: frozen, no key is unknown and no word empty."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)
