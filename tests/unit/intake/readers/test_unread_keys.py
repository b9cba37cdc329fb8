"""No key of a source vanishes without a word: what no reader asked for is a line of its own."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from generator.intake.readers import registry
from tests.unit.example import AS_OF, CASES

ITEM = {"id": "k", "type": "article-journal", "title": "On engines", "container-title": "Memoirs", "volume": "3"}


def said(path: str, text: str) -> list[str]:
    return [f"{problem.message} {problem.hint}" for problem in registry.read(path, text, AS_OF).problems]


def of_item(**more: Any) -> str:
    return " / ".join(said("x.json", json.dumps([{**ITEM, "author": [{"family": "B", "given": "C"}], **more}])))


@pytest.mark.parametrize(
    ("key", "value", "meant"),
    [("autor", [{"family": "Lovelace"}], "author"), ("isued", {"raw": "1843"}, "issued"), ("Volume", "3", "volume"),
     ("volum", "12", "volume"), ("containertitle", "Memoirs", "container-title"), ("abstrakt", "Words.", "abstract"),
     ("shelf", "left", ""), ("jury", ["Ada"], "")],
)  # fmt: skip
def test_a_misspelled_key_is_said_with_its_value_and_what_was_meant(key: str, value: Any, meant: str) -> None:
    report = of_item(**{key: value})
    assert f"/0/{key} is not read: " in report
    assert (f"did you mean {meant!r}?" in report) if meant else "did you mean" not in report


def test_a_misspelled_key_below_another_one_is_said() -> None:
    assert "/0/issued/date-partz is not read: 1843" in of_item(issued={"date-partz": [[1843]]})
    assert "/0/editor/0/familly is not read: Taylor" in of_item(editor=[{"familly": "Taylor", "given": "R."}])


def test_a_key_in_many_records_is_one_line() -> None:
    report = said("x.json", json.dumps([{**ITEM, "id": f"k{n}", "title": f"On {n}", "shelf": n} for n in range(40)]))
    assert [line for line in report if "shelf" in line] == ["/0/shelf is not read (and in 39 more places): 0 "]


def test_many_unknown_keys_are_named_in_one_line_at_the_end() -> None:
    assert "and 10 more keys that are not read: x20, x21" in of_item(**{f"x{number}": "y" for number in range(30)})


def test_a_duplicate_key_is_said_in_json_and_in_yaml() -> None:
    text = json.dumps([ITEM]).replace('"volume"', '"title": "On looms", "volume"')
    assert "/0/title: duplicate key; left out: On engines keep one of them" in said("x.json", text)
    yaml = (
        "- id: k\n  type: article-journal\n  title: On engines\n  volume: 3\n  volume: 4\n  container-title: Memoirs\n"
    )
    assert "/0/volume: duplicate key; left out: 3 keep one of them" in said("x.yaml", yaml)


def test_what_is_known_empty_or_a_flag_is_no_line() -> None:
    assert of_item(accessed={"raw": "2020"}, shelf="", row=None, jury=[], seen=True, DOI="10.1000/x") == ""


OF_FORMATS = (
    "JSON Resume", "RenderCV", "Zotero items", "OpenAlex author", "DataCite answer with versions", "INSPIRE answer",
    "ORCID full works in bulk", "Crossref single work", "JSON-LD with a graph", "Semantic Scholar author with nulls",
    "Astrophysics Data System answer", "DBLP search as JSON",
)  # fmt: skip


@pytest.mark.parametrize("name", OF_FORMATS)
def test_every_format_of_json_and_yaml_says_what_it_does_not_read(name: str) -> None:
    (path,) = CASES.glob(f"readers/{name}/input.*")
    text = path.read_bytes().decode()
    more = "shelf: left\n" if path.suffix == ".yaml" else None
    changed = f"{text.rstrip()}\n{more}" if more else json.dumps(with_a_shelf(json.loads(text)))
    report = [line for line in said(path.name, changed) if "shelf" in line]
    assert len(report) >= 1
    assert all("left" in line for line in report)


def with_a_shelf(data: Any) -> Any:
    """The data with a further key in each of its mappings."""
    if isinstance(data, dict):
        return {**{key: with_a_shelf(value) for key, value in data.items()}, "shelf": "left"}
    return [with_a_shelf(each) for each in data] if isinstance(data, list) else data


OF_LINES = {
    "Web of Science as tagged text": (r"(?m)^PT J$", "PT J\nXX leftover"),
    "PubMed in the MEDLINE format": (r"(?m)^(PMID- .*)$", "\\1\nXXX - leftover"),
    "EndNote as tagged text": (r"(?m)^(%0 .*)$", "\\1\n%~ leftover"),
    "PubMed as XML": (r"(<PMID[^>]*>\d+</PMID>)", r"\1<Shelf>leftover</Shelf>"),
    "EndNote as XML": (r"<ref-type", "<shelf>leftover</shelf><ref-type"),
    "DBLP page of a person as XML": (r"<title>", "<shelf>leftover</shelf><title>"),
    "arXiv feed with an error in it": (r"<entry>", "<entry><shelf>leftover</shelf>"),
    "Google Scholar as CSV": (r"Publisher", "Leftover"),
    "Google Scholar profile page as text": (r"(?m)^(Cited by)$", "A leftover line\n\\1"),
}


@pytest.mark.parametrize("name", OF_LINES)
def test_every_format_of_lines_and_xml_says_what_it_does_not_read(name: str) -> None:
    (path,) = CASES.glob(f"readers/{name}/input.*")
    pattern, more = OF_LINES[name]
    changed = re.sub(pattern, more, path.read_bytes().decode(), count=1)
    assert any("leftover" in line for line in said(path.name, changed))
