"""References are text: nothing from outside becomes markup, and nothing is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from lxml import html as lxml_html

from generator.citing.references import Reference, reference, write
from generator.citing.styles import STYLES
from generator.citing.work import cited
from generator.model import Publication
from tests.unit import strategies
from tests.unit.citing.works import HOSTILE, JOURNAL, PREPRINT, WORKS, hostile


def check(made: Reference) -> None:
    """The HTML says what the text says, and holds no element but `<i>`, each closed."""
    tree = lxml_html.fragment_fromstring(str(made.html), create_parent="p")
    assert {element.tag for element in tree.iter()} <= {"p", "i"}
    assert all(not element.attrib for element in tree.iter())
    assert tree.text_content() == made.text
    assert "\n" not in made.text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    for each in STYLES.values():
        check(reference(cited(hostile(text, "a")), each))


@given(strategies.publications)
def test_any_work_has_a_reference_in_each_style(publication: Publication) -> None:
    for each in STYLES.values():
        check(reference(cited(publication), each))


def test_a_script_in_a_title_is_shown() -> None:
    made = reference(cited(Publication(title="<script>alert(1)</script> & more", key="x")), STYLES["apa"])
    assert made.text == "<script>alert(1)</script> & more. (n.d.)."
    assert str(made.html) == "<i>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</i>. (n.d.)."


def test_punctuation_that_starts_a_title_stays() -> None:
    assert reference(cited(Publication(title=".NET, again", key="x")), STYLES["vancouver"]).text == ".NET, again."


def test_a_list_of_references_has_one_a_line() -> None:
    assert write(WORKS, STYLES["ieee"]).count("\n") == len(WORKS)
    assert (
        write([JOURNAL, PREPRINT], STYLES["vancouver"]).splitlines()[1].startswith("Roberts A, OpenAI, 李飞飞, et al.")
    )
