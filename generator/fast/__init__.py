"""Short cuts around steps of MkDocs and its theme that give the same bytes with more work.

MkDocs makes a Markdown parser for every page, and Material's search reads every page's HTML again, a character class at
a time: at 1,000 papers half of the whole build, for pages that are finished HTML already. Both also hold every page in
memory until the end. Nothing else in this program depends on this room: `PORTFOLIO_PLAIN=1` in the environment leaves
it out, and a test compares both sites byte for byte.

    pages     a page or download that is made when MkDocs writes it, and then forgotten
    search    Material's search entries of a page, read in one pass
    shell     the parts of the page shell that pages have in common, rendered once
    preview   `mkdocs serve` in which a page is made when a browser asks for it
"""

from __future__ import annotations

import os

VARIABLE = "PORTFOLIO_PLAIN"
"""The environment variable that switches the short cuts off; any text but `0` does."""


def is_wanted() -> bool:
    """False if the environment asks for MkDocs' own way."""
    return os.environ.get(VARIABLE, "") in ("", "0")
