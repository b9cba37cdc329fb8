"""Links with readable labels, and the sizes of files in words."""

from __future__ import annotations

import pytest

from generator.site.language.language import ENGLISH
from generator.site.named_links import links
from generator.site.phrases import size_of_file


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, ""),
        (1, "1 KB"),
        (999, "1 KB"),
        (1_500, "2 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (1_249_000, "1.2 MB"),
        (99_949_999, "99.9 MB"),
        (99_950_000, "100 MB"),
        (2_500_000_000, "2,500 MB"),
    ],
)
def test_a_size_is_told_as_file_managers_do(size: int, words: str) -> None:
    assert size_of_file(size, ENGLISH) == words


def test_only_files_of_the_site_have_a_size() -> None:
    pdf, code = links({"pdf": "files/a.pdf", "code": "https://x.example/"}, {"files/a.pdf": 340_000})
    assert (pdf.label, pdf.size, code.size) == ("PDF", "340 KB", "")


def test_a_second_file_has_the_label_of_the_first_and_a_number() -> None:
    named = links({"pdf": "https://a.example/", "pdf_2": "https://b.example/", "slides_3": "https://c.example/"})
    assert [link.label for link in named] == ["PDF", "PDF 2", "Slides 3"]
