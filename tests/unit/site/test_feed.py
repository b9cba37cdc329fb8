"""The feed: its dates are the papers' own, newest first; an Atom schema and a feed reader accept it."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest

from generator.citing.work import cited
from generator.facts import names
from generator.facts.dates import parse_iso
from generator.model import PartialDate, Profile, Publication
from generator.site.feed import MAX_ENTRIES, feed
from tests.unit.citing.works import HOSTILE, hostile
from tests.unit.site.atom import ATOM, entries

SITE = "https://someone.example/portfolio/"
OWNER = Profile("Ada Öztürk")
AUTHOR = names.parse("Ada Öztürk")


def dated(key: str, date: str = "", published: str = "", venue: str = "") -> Publication:
    first, later = (parse_iso(text) if text else PartialDate() for text in (date, published))
    return Publication(f"On {key}", key, (AUTHOR,), date=first, published=later, venue=venue, abstract="An abstract.")


WORKS = (
    dated("day", "2023-07-18"),
    dated("month", "2023-02"),
    dated("year", "2022"),
    dated("venue", "2021-05-28", published="2024", venue="Journal of Engines"),
    dated("only published", published="2019-03-04", venue="Journal of Engines"),
    dated("day without a year", "--05-06"),
    dated("undated"),
    dated("first of January", "2020-01-01"),
)


def read(*works: Publication, site: str = SITE) -> Any:
    """What a feed reader makes of the feed, which must be valid."""
    text = feed(OWNER, map(cited, works), site)
    entries(text)
    parsed = feedparser.parse(text.encode())
    assert not parsed.bozo, parsed.bozo_exception
    assert parsed.version == "atom10"
    return parsed


def test_an_entry_has_the_date_of_the_paper_and_not_that_of_its_venue() -> None:
    updated = {entry.title.removeprefix("On "): entry.updated[:10] for entry in read(*WORKS).entries}
    assert updated == {
        "day": "2023-07-18",
        "month": "2023-02-28",
        "year": "2022-12-31",
        "venue": "2021-05-28",
        "first of January": "2020-01-01",
        "only published": "2019-03-04",
    }


def test_only_a_complete_date_is_stated_as_that_of_the_publication() -> None:
    entries_by_title = {entry.title.removeprefix("On "): entry for entry in read(*WORKS).entries}
    published = {title: entry.published[:10] for title, entry in entries_by_title.items() if "published" in entry}
    assert published == {
        "day": "2023-07-18",
        "venue": "2021-05-28",
        "first of January": "2020-01-01",
        "only published": "2019-03-04",
    }


def test_the_newest_comes_first_and_dates_the_feed() -> None:
    parsed = read(*WORKS)
    instants = [entry.updated_parsed for entry in parsed.entries]
    assert instants == sorted(instants, reverse=True)
    assert parsed.feed.updated_parsed == instants[0]


def test_undated_papers_are_not_among_the_newest_and_have_no_invented_date() -> None:
    assert read(dated("undated"), dated("day without a year", "--05-06")).entries == []


def test_a_reader_finds_authors_links_and_abstracts() -> None:
    parsed = read(WORKS[0])
    [entry] = parsed.entries
    assert [author.name for author in entry.authors] == ["Ada Öztürk"]
    assert entry.link == f"{SITE}publications/day/"
    assert entry.summary == "An abstract."
    assert (parsed.feed.title, parsed.feed.link) == ("Ada Öztürk: publications", SITE)


def test_the_feed_has_the_newest_with_stable_ids() -> None:
    many = [dated(f"k{i}", "2020-01-02") for i in range(MAX_ENTRIES + 9)]
    found = entries(feed(OWNER, map(cited, many), SITE))
    assert len(found) == MAX_ENTRIES
    assert found[3].findtext(f"{ATOM}id") == entries(feed(OWNER, map(cited, many[3:]), ""))[0].findtext(f"{ATOM}id")


def test_an_empty_feed_is_a_feed() -> None:
    assert read().entries == []


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_a_reader_takes_hostile_texts_for_texts(text: str) -> None:
    [entry] = read(hostile(text, "a")).entries
    assert entry.title_detail.type == "text/plain"
