"""The content of a chart, which is the same in both drawings."""

from __future__ import annotations

import gzip
from functools import partial
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site import urls
from generator.site.charts.chart_counts import MAX_BLOCKS, Chart, Series, Stack
from generator.site.charts.chart_layout import Drawing, columns, rows
from generator.site.charts.chart_svg import svg

SVG = "{http://www.w3.org/2000/svg}"
SERIES = (Series("CL", "Language", "pf-slot-1"), Series("soc-phys", "Society", "pf-slot-2"))
HREF = partial(urls.relative, "")


def chart(*counts: tuple[int, int], first: int = 2000) -> Chart:
    stacks = [
        Stack(str(first + n), pair, sum(pair), f"{first + n}: {sum(pair)}", f"years/{first + n}/" if any(pair) else "")
        for n, pair in enumerate(counts)
    ]
    return Chart("c", "Papers & years", "From <then> on.", SERIES, stacks)


def parsed(drawing: Drawing) -> ElementTree.Element:
    text = str(svg(drawing, HREF)).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    return ElementTree.fromstring(text)  # noqa: S314  # our own


def words(element: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in element.iter(f"{SVG}text")]


def blocks(element: ElementTree.Element) -> list[tuple[str, int]]:
    return [(g.get("class", ""), len(g.findall(f"{SVG}rect"))) for g in element.iter(f"{SVG}g")]


def test_each_paper_is_a_block_in_the_colour_of_its_series_with_its_code_where_that_fits() -> None:
    drawn = parsed(columns(chart((2, 1)))[0])
    assert blocks(drawn) == [("pf-slot-1", 2), ("pf-slot-2", 1)]
    assert words(drawn) == ["CL", "CL", "3", "2000"]


def test_a_year_without_papers_shows_0_and_leads_nowhere() -> None:
    drawn = parsed(columns(chart((1, 0), (0, 0), (1, 0)))[0])
    assert words(drawn) == ["CL", "1", "2000", "0", "2001", "CL", "1", "2002"]
    assert [link.get("href") for link in drawn.iter(f"{SVG}a")] == ["years/2000/", "years/2002/"]


@pytest.mark.parametrize(("most", "rectangles"), [(MAX_BLOCKS, MAX_BLOCKS), (MAX_BLOCKS + 1, 1)])
def test_above_twelve_papers_a_year_is_a_plain_bar(most: int, rectangles: int) -> None:
    for drawing in (columns(chart((most, 0)))[0], rows(chart((most, 0)))):
        assert blocks(parsed(drawing)) == [("pf-slot-1", rectangles)]


def test_rows_have_the_newest_year_first_and_the_same_links() -> None:
    one = chart((1, 0), (0, 2), (3, 1))
    links = [[(a.get("href"), a.findtext(f"{SVG}title")) for a in parsed(d).iter(f"{SVG}a")] for d in both(one)]
    assert links[0] == links[1][::-1]
    assert links[0][0] == ("years/2000/", "2000: 1")


def both(one: Chart) -> tuple[Drawing, Drawing]:
    [wide] = columns(one)
    return wide, rows(one)


def test_a_drawing_says_what_it_is() -> None:
    for drawing in both(chart((1, 0))):
        drawn = parsed(drawing)
        titles = {e.get("id"): e.text for e in drawn}
        assert titles[drawn.get("aria-labelledby")] == "Papers & years"
        assert titles[drawn.get("aria-describedby")] == "From <then> on."


def test_a_long_time_is_broken_into_lines_of_one_scale() -> None:
    drawings = columns(chart(*[(n % 4, 1) for n in range(60)], first=1967))
    assert [d.title for d in drawings] == [
        "Papers & years, 1967 to 1986",
        "Papers & years, 1987 to 2006",
        "Papers & years, 2007 to 2026",
    ]
    assert len({round(cell.area.width, 6) for d in drawings for cell in d.cells}) == 1
    assert len({round(box.height, 6) for d in drawings for cell in d.cells for _, box, _ in cell.blocks}) == 1
    assert len({d.id for d in drawings}) == 3


def test_no_chart_of_nothing() -> None:
    assert columns(chart()) == []
    assert parsed(rows(chart())).get("height") == "0em"


def test_sixty_years_of_ten_thousand_papers_stay_small() -> None:
    series = [Series(f"C{n}", f"Category {n}", f"pf-slot-{n % 7}", f"topics/{n}/") for n in range(9)]
    counts = [tuple((7 * n + 3 * k) % 38 for k in range(9)) for n in range(60)]
    stacks = [Stack(f"{1967 + n}", c, sum(c), f"{1967 + n}: {sum(c)}", "x/") for n, c in enumerate(counts)]
    many = Chart("c", "t", "s", series, stacks)
    assert sum(stack.total for stack in stacks) > 9_000
    markup = "".join(str(svg(drawing, HREF)) for drawing in [*columns(many), rows(many)])
    assert len(gzip.compress(markup.encode(), 9)) < 16_000


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=70))
def test_every_block_lies_inside_of_its_drawing_and_beside_the_others(counts: list[tuple[int, int]]) -> None:
    one = chart(*counts)
    for drawing in [*columns(one), rows(one)]:
        for cell in drawing.cells:
            for _, box, _ in cell.blocks:
                assert -0.01 < box.x < box.x + box.width < 100.01
                assert -0.01 < box.y < box.y + box.height < drawing.height + 0.01
                assert box.width > 0 < box.height
        assert "style=" not in svg(drawing, HREF)


@given(st.text(st.characters(codec="utf-8", categories=("L", "P", "S")), max_size=20))
def test_texts_of_a_chart_are_escaped(text: str) -> None:
    one_stack = Chart("c", text, text, [Series("CL", text, "pf-slot-1")], [Stack(text, (1,), 1, text, "years/2000/")])
    drawn = parsed(rows(one_stack))
    assert drawn.findtext(f"{SVG}title") == drawn.findtext(f"{SVG}desc") == text
    assert words(drawn) == ["CL", text, "1"]
