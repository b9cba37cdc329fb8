"""The part of a style sheet that known classes can meet."""

from __future__ import annotations

import pytest

from generator.hosts.stylesheet import subset, words

CASES = {
    "an element": ("a{color:red}", "a{color:red}"),
    "a known class": (".in,p .in:hover{x:y}", ".in,p .in:hover{x:y}"),
    "an unknown class": (".out{x:y}.in .out{x:y}a{x:y}", "a{x:y}"),
    "one known selector of a list": (".out,.in{x:y}", ".in{x:y}"),
    "an unknown class that must not be there": (".in:not(.out,.out2){x:y}", ".in:not(.out,.out2){x:y}"),
    "an attribute that looks like a class": ('a[href$=".out"]{x:y}', 'a[href$=".out"]{x:y}'),
    "an id": ("#out{x:y}#in{x:y}", "#in{x:y}"),
    "a condition": ("@media print{.in{x:y}.out{x:y}}", "@media print{.in{x:y}}"),
    "a condition of which nothing stays": ("@media print{.out{x:y}}a{x:y}", "a{x:y}"),
    "braces and brackets in strings": (
        """.in{background:url("a)}'{")}.out{x:y}""",
        """.in{background:url("a)}'{")}""",
    ),
    "an address without quotes": (".in{background:url(a;b)}", ".in{background:url(a;b)}"),
    "frames": ("@keyframes k{0%{x:y}to{x:y}}", "@keyframes k{0%{x:y}to{x:y}}"),
    "a statement": ('@charset "UTF-8";a{x:y}', '@charset "UTF-8";a{x:y}'),
    "a property that is used": (":root{--a:1;--b:2}p{x:var(--a)}", ":root{--a:1;}p{x:var(--a)}"),
    "a property that the templates know": (":root{--in:1}", ":root{--in:1}"),
    "properties that nothing uses": ('a{x:y}:root{--a:"{;}";--b:url(x)}', "a{x:y}"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_stays_of(case: str) -> None:
    sheet, expected = CASES[case]
    assert subset(sheet, frozenset({"in"})) == expected


@pytest.mark.parametrize("sheet", ["a{x:y", "a{b{x:y}", "a"])
def test_a_sheet_that_breaks_off_is_no_sheet(sheet: str) -> None:
    with pytest.raises(ValueError, match="at character"):
        subset(sheet, frozenset())


def test_words_come_from_markup_and_scripts() -> None:
    found = words(['<p class="md-a b__c">', "list.add('d-e')", "var(--md-hue)"])
    assert found >= {"md-a", "b__c", "d-e", "md-hue"}
