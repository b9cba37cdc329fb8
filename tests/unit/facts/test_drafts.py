"""Drafts: by their flag, and by a date that is still to come."""

from __future__ import annotations

import pytest

from generator.facts import drafts
from generator.facts.store import Content
from tests.unit.contents import content_of

TODAY = "2026-05-21"


def with_post(lines: str) -> Content:
    return content_of({"posts/a.md": f"---\ntitle: A\n{lines}\n---\n\nText.\n"})


@pytest.mark.parametrize(
    ("lines", "is_draft"),
    [
        ("date: 2026-05-21", False),
        ("date: 2026-05-22", True),
        ("date: 2026-06", True),
        ("date: 2026-05", False),
        ("date: 2026", False),
        ("date: 2027", True),
        ("date: '2026-05-22'", True),
        ("date: 2020\ndraft: true", True),
        ("date: 2020\ndraft: false", False),
    ],
)
def test_a_post_is_a_draft_by_its_flag_and_until_its_day(lines: str, is_draft: bool) -> None:
    content = with_post(lines)
    (item,) = content.all_items
    assert drafts.is_draft(item, TODAY) == is_draft
    assert len(drafts.without(content, TODAY).all_items) == (not is_draft)
    assert [bool(each.values.get("draft")) for each in drafts.marked(content, TODAY).all_items] == [is_draft]
    waits = drafts.may_wait("posts/a.md", TODAY, content.texts["posts/a.md"].encode)
    assert waits == (is_draft and "draft" not in lines)


def test_a_talk_to_come_is_no_draft_and_without_a_day_nothing_waits() -> None:
    talk = content_of({"talks/a.md": "---\ntitle: A\ndate: 2027\n---\n"})
    assert drafts.without(talk, TODAY) == talk
    assert not drafts.may_wait("talks/a.md", TODAY, talk.texts["talks/a.md"].encode)
    (post,) = with_post("date: 2027").all_items
    assert not drafts.is_draft(post, "")
