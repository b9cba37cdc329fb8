"""Drafts: things that are not on the site yet, because their owner says so or because their day has not come."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from generator.facts import dates
from generator.facts.kinds import BY_FOLDER, BY_NAME
from generator.facts.store import Content
from generator.model import Item

FLAG = "draft"
"""The key of those that are drafts until their owner deletes it. Things of a kind that has it wait for their day."""

_DATE = re.compile(r"^date:[ \t]*[\"']?(\d{4}(?:-\d\d){0,2})\b", re.MULTILINE)


def is_draft(item: Item, today: str) -> bool:
    """True for a draft on a day in ISO 8601; without a day nothing waits for one."""
    kind = BY_NAME[item.kind]
    has_drafts = any(field.key == FLAG for field in kind.fields)
    day = item.date_of(kind.starts)
    return bool(item.values.get(FLAG)) or (has_drafts and day.year > 0 and _waits(dates.iso(day), today))


def without(content: Content, today: str) -> Content:
    """The content without drafts."""
    kept = {path: [item for item in items if not is_draft(item, today)] for path, items in content.items.items()}
    return content if kept == content.items else replace(content, items=kept)


def marked(content: Content, today: str) -> Content:
    """The content with the flag on all drafts."""
    return replace(
        content, items={path: [_marked(item, today) for item in items] for path, items in content.items.items()}
    )


def may_wait(path: str, today: str, read: Callable[[], bytes]) -> bool:
    """True if the file at a path below `content/` waits for its day, by its text alone, which is read if need be."""
    kind = BY_FOLDER.get(path.rpartition("/")[0])
    if not today or not kind or all(field.key != FLAG for field in kind.fields):
        return False
    date = _DATE.search(read().decode("utf-8", "replace"))
    return date is not None and _waits(date[1], today)


def _waits(day: str, today: str) -> bool:
    """True for a day after today; a month or year is not over before its first day."""
    return bool(today) and day > today


def _marked(item: Item, today: str) -> Item:
    return replace(item, values={**item.values, FLAG: True}) if is_draft(item, today) else item
