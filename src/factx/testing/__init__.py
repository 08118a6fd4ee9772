"""For those who write extractors: rules tested by annotated sentences, and the contract tested on any article.

`check_example` tests a rule by a sentence in which the expected records are marked: `factx.testing.examples` tells how.
`check_extractor` tests all that the pipeline expects of an extractor; `check_article` the part of it that holds for any
article, such as those of `articles`, a hypothesis strategy (extra `testing`).
"""

from factx.testing.contract import HOSTILE, check_article, check_extractor
from factx.testing.examples import (
    KINDS,
    Example,
    Expected,
    check_example,
    describe,
    read_example,
    read_examples,
)
from factx.testing.strategies import articles

__all__ = [
    "HOSTILE",
    "KINDS",
    "Example",
    "Expected",
    "articles",
    "check_article",
    "check_example",
    "check_extractor",
    "describe",
    "read_example",
    "read_examples",
]
