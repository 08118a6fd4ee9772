"""Facts as self-contained HTML pages, made to be read: nothing is loaded, and nothing in an article can run.

The words of the article, and of records, are escaped by the templates; each page's Content-Security-Policy lets run
only the script and style that stand in this package, by their hashes.
"""

from html import escape

from factx.page.archive import write_pages
from factx.page.html import to_html
from factx.records import Facts

__all__ = ["notebook_html", "to_html", "write_pages"]


def notebook_html(facts: Facts) -> str:
    """Return the page in a frame of its own, as notebooks show it."""
    frame = 'sandbox="allow-scripts" width="100%" height="600" title="factx"'
    return f'<iframe {frame} srcdoc="{escape(to_html(facts))}"></iframe>'
