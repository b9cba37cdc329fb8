"""Links of the offline copy."""

from __future__ import annotations

import pytest

from generator.site.offline import file_link, offline_copy


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("years/", "years/index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("../x/#cite", "../x/index.html#cite"),
        ("#cite", "#cite"),
        ("x.bib", "x.bib"),
        ("", ""),
    ],
)
def test_the_link_of_a_folder_names_its_page(link: str, file: str) -> None:
    assert file_link(link) == file


def test_only_links_inside_the_site_are_changed() -> None:
    page = b'<a href="https://x.example/a/">a</a> <a class="b" href="a/">a</a> href="a/" &lt;a href="a/"&gt;'
    changed = (
        b'<a href="https://x.example/a/">a</a> <a class="b" href="a/index.html">a</a> href="a/" &lt;a href="a/"&gt;'
    )
    assert offline_copy({"index.html": page}) == {"index.html": changed}


def test_files_that_scripts_read_become_scripts() -> None:
    copy = offline_copy({"publications.ris": b'TY  - "</script>\r\n', "publications/data/index.json": b"{}\n"})
    assert copy == {
        "publications.ris": b'TY  - "</script>\r\n',
        "publications.ris.js": b'document.currentScript.file = "TY  - \\"</script>\\r\\n";\n',
        "publications/data/index.json.js": b'document.currentScript.file = "{}\\n";\n',
    }
