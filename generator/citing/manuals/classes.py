"""Classes of works that several manuals tell apart."""

from __future__ import annotations

from generator.citing.style import SERIALS
from generator.citing.work import Cited

REVIEWS = frozenset({"review", "review-book"})
NEWS = frozenset({"article-magazine", "article-newspaper"})
PAGES = frozenset({"post", "webpage"})
PICTURED = frozenset({"broadcast", "graphic", "map", "motion_picture"})
REPORTS = frozenset({"document", "report", "standard"})
MEETINGS = frozenset({"event", "paper-conference", "performance", "speech"})
ENTRIES = frozenset({"entry", "entry-dictionary", "entry-encyclopedia"})


def in_serial(c: Cited) -> bool:
    """True for what appears in a journal or the like; a paper or an interview does unless its volume has editors."""
    return c.type in SERIALS or (c.type in {"interview", "paper-conference"} and not c.editors)


def is_placed(c: Cited) -> bool:
    """True if the place of the work within another is known."""
    return bool(c.editors or c.issue or c.pages or c.volume)


def kind_follows(c: Cited) -> bool:
    """True if the kind, such as `Keynote address`, stands after the title of what the work is part of."""
    return c.type in REPORTS | {"software"} or (c.type in MEETINGS and not is_placed(c))
