"""Facts as one self-contained HTML page, made to be read: nothing is loaded, and nothing in an article can run.

The words of the article, and of records, are escaped by the template; the page's Content-Security-Policy lets run only
the script and style that stand in this package, by their hashes.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from textwrap import shorten
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from factx.page.cards import cards
from factx.page.marking import marked_lines
from factx.page.timeline import timeline
from factx.records import Facts
from factx.typography import replace_surrogates, visible

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LEAD_LENGTH = 100


def to_html(facts: Facts) -> str:
    """Return the page of one article, a whole HTML document.

    Args:
        facts: The facts of one article.
    """
    article = facts.article
    first_line = article.text[article.body_start :].strip().partition("\n")[0]
    lines, depth = marked_lines(facts)
    page = _template().render(
        article=article,
        title=visible(article.title or shorten(first_line, _LEAD_LENGTH, placeholder=" …")) or "article",
        link=article.url if article.url and re.match("https?://", article.url) else None,
        lines=lines,
        depth=depth,
        sections=cards(facts),
        timeline=timeline(facts),
        warnings=facts.warnings,
    )
    return replace_surrogates(_CONTROL.sub("\ufffd", page))


def notebook_html(facts: Facts) -> str:
    """Return the page in a frame of its own, as notebooks show it."""
    frame = 'sandbox="allow-scripts" width="100%" height="600" title="factx"'
    return f'<iframe {frame} srcdoc="{escape(to_html(facts))}"></iframe>'


@cache
def _template() -> Any:
    folder = files("factx.page")
    style, script, template = (
        (folder / name).read_text(encoding="utf-8") for name in ("style.css", "script.js", "article.html.jinja")
    )
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["visible"] = visible
    environment.globals |= {
        "style": Markup(style),  # noqa: S704 (our own file)
        "script": Markup(script),  # noqa: S704 (our own file)
        "policy": (
            f"default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
            f"style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'"
        ),
    }
    return environment.from_string(template)


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
