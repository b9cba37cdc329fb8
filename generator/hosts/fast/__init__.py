"""Short cuts around steps of MkDocs and its theme that give the same bytes with more work.

MkDocs makes a Markdown parser for every page, and Material's search reads every page's HTML again, a character class at
a time: at 1,000 papers half of the whole build, for pages that are finished HTML already. Both also hold every page in
memory until the end. Nothing else in this program depends on this room: `PORTFOLIO_PLAIN=1` in the environment leaves
it out, and a test compares both sites byte for byte.

    files      the files that MkDocs sees, of which ours come into being while they are written
    pages      one such file, and its page
    citations  the files that papers can be cited from, written paper by paper
    templates  the templates of pages, compiled into plainer Python
    shell      the parts of the page shell that pages have in common, rendered once
    memory     what is free is given back to the system
    preview    `mkdocs serve` in which a page is made when a browser asks for it
    theme      what the preview keeps of the theme from one build to the next
"""

from __future__ import annotations

import os

VARIABLE = "PORTFOLIO_PLAIN"
"""The environment variable that switches the short cuts off; any text but `0` does."""


def is_wanted() -> bool:
    """False if the environment asks for MkDocs' own way."""
    return os.environ.get(VARIABLE, "") in ("", "0")
