"""RIS: one tag a line, CR LF, and nothing that a value says becomes a tag."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import given

from generator.citing import ris_writer
from generator.citing.work import cited
from generator.citing.writers import WRITERS
from generator.facts.fields import PUBLICATION_FIELDS, Kind
from generator.model import Publication
from tests.unit.citing.works import BARE, HOSTILE, JOURNAL, PREPRINT, REPORT, WORKS, hostile, letters
from tests.unit.strategies import any_text

_TAGS = frozenset("TY ID TI AU ED PY DA T2 VL IS SP EP PB UR AB".split()) | {
    tag for field in PUBLICATION_FIELDS if field.kind is Kind.TEXT and field.ris for tag in field.ris.split(", ")
}
_LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")


def read(text: str) -> list[list[tuple[str, str]]]:
    """A strict reader: records of tagged lines, `TY` first, `ER` last. Splits lines as Python does, at every break."""
    records = []
    for block in filter(None, text.split("\r\n\r\n")):
        lines = block.removesuffix("\r\n").splitlines()
        matches = [_LINE.fullmatch(line) for line in lines]
        assert all(matches), lines
        tags = [(match[1], match[2]) for match in matches if match]
        assert (tags[0][0], tags[-1]) == ("TY", ("ER", ""))
        assert [tag for tag, _ in tags].count("TY") == [tag for tag, _ in tags].count("ER") == 1
        records.append(tags[:-1])
    return records


def test_a_journal_article() -> None:
    assert ris_writer.entry(cited(JOURNAL)).split("\r\n") == [
        "TY  - JOUR",
        "ID  - xue2021byt5",
        "TI  - ByT5: Towards a token-free future",
        "AU  - Xue, Linting",
        "AU  - Al-Rfou, Rami",
        "AU  - van der Maaten, Laurens",
        "AU  - King, Martin, Jr.",
        "PY  - 2022",
        "DA  - 2022/03",
        "T2  - Transactions of the ACL",
        "VL  - 10",
        "IS  - 2",
        "SP  - 291",
        "EP  - 306",
        "DO  - 10.1162/tacl_a_00461",
        "UR  - https://example.org/byt5?a=1&b=2",
        "AN  - arXiv:2105.13626",
        "KW  - cs.CL",
        "KW  - cs.LG",
        f"AB  - {dict(read(ris_writer.entry(cited(JOURNAL)))[0])['AB']}",
        "ER  - ",
        "",
    ]
    assert dict(read(ris_writer.entry(cited(JOURNAL)))[0])["AB"].startswith("Most models use 44% of tokens, ")


def test_a_cut_list_holds_the_known_names_only() -> None:
    (record,) = read(WRITERS["ris"].write([PREPRINT]))
    assert [value for tag, value in record if tag == "AU"] == ["Roberts, Adam", "OpenAI", "李飞飞"]
    assert ("TY", "UNPB") in record
    assert ("DA", "2022/03/31") in record


def test_nothing_stands_for_what_is_not_known() -> None:
    assert ris_writer.entry(cited(BARE)) == "TY  - GEN\r\nID  - anon\r\nTI  - Untitled\r\nER  - \r\n"
    assert ("SN", "TR-7") in read(ris_writer.entry(cited(REPORT)))[0]


def test_a_paper_alone_is_its_record_in_the_whole_file() -> None:
    whole = WRITERS["ris"].write(WORKS)
    assert all(WRITERS["ris"].write([work]) in whole for work in WORKS)
    assert len(read(whole)) == len(WORKS)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_add_no_line(text: str) -> None:
    check(hostile(text, "a"), text)


@given(any_text)
def test_any_text_adds_no_line(text: str) -> None:
    check(hostile(text, "a"), text)


def check(work: Publication, text: str) -> None:
    records = read(WRITERS["ris"].write([work, work]))
    assert len(records) == 2
    tags = [tag for tag, _ in records[0]]
    assert set(tags) <= _TAGS
    assert tags.count("AU") <= 4
    venue = [value for tag, value in records[0] if tag == "T2"]
    assert letters("".join(venue)) == letters(normalize("NFC", text))
