"""What still goes on: what lasts has no end, or one that is to come on the day of a build."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.facts import dates
from generator.facts.kinds import BY_FOLDER, LISTS
from generator.facts.store import PROFILE_PAGE
from generator.model import PartialDate

_END = re.compile(r"\bend:[ \t]*[\"']?(\d{4}(?:-\d\d){0,2})\b")


def goes_on(end: PartialDate, today: str) -> bool:
    """True for no end, or one that is not before a day in ISO 8601. A year or month that has begun may be over, and its
    owner has written that it ends: so it counts as over. Without a day every end has come."""
    return not end or _is_to_come(dates.iso(end), today)


def ends_to_come(path: str, today: str, read: Callable[[], bytes]) -> list[str]:
    """The ends after a day that the file at a path below `content/` names, by its text alone, which is read if need be:
    a site is not up to date any more when one of them has come."""
    kind = LISTS.get(path) or BY_FOLDER.get(path.rpartition("/")[0])
    if not today or not (path == PROFILE_PAGE or (kind and kind.goes_on)):
        return []
    return [end for end in _END.findall(read().decode("utf-8", "replace")) if _is_to_come(end, today)]


def _is_to_come(end: str, today: str) -> bool:
    return bool(today) and end >= today
