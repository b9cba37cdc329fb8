"""Of which kind a work is: every page, list and format gives the same answer."""

from __future__ import annotations

import json
from itertools import product
from urllib.parse import parse_qs

import pytest

from generator.citing import coins
from generator.citing.references import reference
from generator.citing.styles import STYLES
from generator.citing.writers import WRITERS
from generator.facts.kind_of_work import kind_of
from generator.facts.work_kinds import ITEM_TYPES, WORK_KINDS
from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site import json_ld, vita
from generator.site.facets import facets
from generator.site.head import of_publication
from generator.site.presentation import present

VENUES = ("", "Journal of Engines", "3rd Workshop on Engines")
WORKS = [
    Publication("T", "k", date=PartialDate(2020), type=type, arxiv=arxiv, venue=venue, publisher=publisher)
    for type, arxiv, venue, publisher in product(("", *ITEM_TYPES), ("", "2005.00001"), VENUES, ("", "P"))
]


@pytest.mark.parametrize("work", WORKS, ids=lambda p: "-".join(filter(None, (p.type, p.arxiv, p.venue, p.publisher))))
def test_all_who_are_asked_of_which_kind_a_work_is_agree(work: Publication) -> None:
    kind, shown = kind_of(work), present(Portfolio(Profile("Ada Lovelace"), (work,)))
    pub, filtered = shown.pubs[0], facets(shown)
    answers = {
        "its page": pub.kind_label,
        "the page of its venue": [venue.kind for venue in shown.venues],
        "the filter": list(filtered.values["k"]["venue"]),
        "the curriculum vitae": [group.label for group in vita.groups(shown.pubs, 1)],
        "RIS": WRITERS["ris"].entry(pub.cited).split("\r\n")[0],
        "schema.org": json.loads(json_ld.work(pub.cited, ""))["@type"],
        "the head": next(iter(of_publication(pub.cited, "", "", "")["links"]["type"])),  # type: ignore[index]
        "COinS": parse_qs(coins.context_object(pub.cited)).get("rft.genre", [""])[0] == "preprint",
        "Chicago": "Preprint" in reference(pub.cited, STYLES["chicago"]).text,
        "CSL": json.loads(WRITERS["json"].entry(pub.cited)).get("publisher") == "arXiv",
    }
    assert answers == {
        "its page": kind.label,
        "the page of its venue": [kind.label] if work.venue else [],
        "the filter": [kind.facet],
        "the curriculum vitae": [kind.section],
        "RIS": f"TY  - {kind.ris}",
        "schema.org": kind.schema_org,
        "the head": f"https://schema.org/{kind.schema_org}",
        **dict.fromkeys(("COinS", "Chicago", "CSL"), kind is WORK_KINDS["preprint"]),
    }


def test_every_kind_is_met() -> None:
    told_by_one_fact = {"part-of-book", "edited-book", "proceedings", "manual"}  # tests/unit/citing/test_entry_types
    assert {kind_of(work) for work in WORKS} == {
        kind for name, kind in WORK_KINDS.items() if name not in told_by_one_fact
    }
