"""Mistakes of owners who come from other programs, word processors and file managers; in talks, people and lists, in
other languages, and in what Material's documentation says."""

from __future__ import annotations

from collections.abc import Iterator

from tests.unit.cli.mistake import PAPER, SETTINGS, Mistake
from tests.unit.contents import paper

_TALK, _BO, _AWARDS = "content/talks/x.md", "content/people/bo.md", "content/awards.yml"


def _in_front_matter(path: str, head: str, rows: dict[str, str]) -> Iterator[Mistake]:
    """Further lines of front matter that begins with two lines."""
    for line, hint in rows.items():
        yield Mistake(f"{path}: {line}", {path: f"---\n{head}\n{line}\n---\n"}, f"{path}:3", hint)


def _in_lists() -> Iterator[Mistake]:
    for text, (path, line, hint) in _LISTS.items():
        file = f"content/{path}.yml"
        yield Mistake(f"{path}: {text}", {file: f"{text}\n"}, f"{file}:{line}", hint)


def _on_pages() -> Iterator[Mistake]:
    for text, hint in _PAGES.items():
        yield Mistake(f"page: {text}", {"content/x.md": f"# X\n\n{text}\n"}, "content/x.md:3", hint)
    for line, hint in _KEYS.items():
        yield Mistake(f"page: {line}", {"content/x.md": f"---\n{line}\n---\n# X\n"}, "content/x.md:2", hint)


def _in_papers() -> Iterator[Mistake]:
    for title, hint in _TITLES.items():
        yield Mistake(title, {PAPER: f"---\ntitle: {title}\n---\n"}, f"{PAPER}:2", hint)
    for text, hint in _ABSTRACTS.items():
        yield Mistake(text, {PAPER: paper("A", body=text)}, f"{PAPER}:5", hint)


def _in_settings() -> Iterator[Mistake]:
    for text, (line, hint) in _SETTINGS.items():
        yield Mistake(f"settings: {text}", {"mkdocs.yml": f"{SETTINGS}{text}\n"}, f"mkdocs.yml:{line}", hint)
    for theme, hint in _THEMES.items():
        text = SETTINGS.replace("material", f"{{name: material, {theme}}}")
        yield Mistake(f"settings: {theme}", {"mkdocs.yml": text}, "mkdocs.yml:3", hint)
    for plugin, hint in _PLUGINS.items():
        text = SETTINGS.replace("[portfolio]", f"[portfolio, {plugin}]" if plugin != _OPTIONS else f"[{plugin}]")
        yield Mistake(f"settings: {plugin}", {"mkdocs.yml": text}, "mkdocs.yml:4", hint)


def _as_files() -> Iterator[Mistake]:
    for path, (text, hint) in _FILES.items():
        yield Mistake(f"file: {path}", {path: text}, path, hint)


_TALKS = {
    "date: 21 May 2024": "write 2024-05-21",
    "date: 2024-05-21 14:00": "write 2024-05-21",
    "date: 2024-05-21 - 2024-05-23": "write 2024-05-21, and 2024-05-23 as the end",
    "date: 2024-05-21–23": "write 2024-05-21, and 2024-05-23 as the end",
    "date: 2024–05–21": "write 2024-05-21",
    "date: 2204-05-21": "the year that is meant",
    "type: Invited talk": "write invited",
    "conference: ACL": "it is called event",
    "speaker: Ada": "it is called authors",
    "given: Lund 2023": "must be a list",
    "given: [{event: Seminar}]": "date",
    "collection: talks": "delete the line",
}
_PEOPLE = {
    "title: Dr.": "it is called position",
    "email: b@x.example": "write it under links: {email: you@your.address}",
    "role: PhD student": "write phd",
    "role: alumni": "end: 2024-09",
    "end: present": "delete the line",
    "start: 2020-2024": "write 2020, and 2024 as the end",
    "photo: bo.jpg": "it is called image",
    "aliases: B. Bee": "write [first, second]",
    "links: {orcid: 0000-0002-1825-0098}": "last digit",
}
_AUTHORS = {
    "authors: Ann Ada and Bo Bee": "write [Ann Ada, Bo Bee]",
    'authors: "Ada, Ann and Bee, Bo"': 'write ["Ada, Ann", "Bee, Bo"]',
    "authors: [Ann Ada, 12 more authors]": "authors_truncated: true",
    "authors: [Ann Ada, +3]": "authors_truncated: true",
    "authors: ['**Ann Ada**', Bo Bee]": "write the name alone",
    "authors: [Prof. Dr. Ann Ada]": "delete the title",
    "authors: [Ann Ada, Bo Bee, Ann Ada]": "delete all but one",
    "arxiv: 10.48550/arXiv.2307.09288": "write 2307.09288",
    "doi: 10.1234/ab\u200bc": "portfolio check --fix",
    "doi: 10.1234/ab–c": "write doi: 10.1234/ab-c",
    "venue: Phy\u00adsics": "portfolio check --fix",
    "isbn: 978-3-16-148410-1": "compare it with the book",
    "issn: 1234-567": "compare it with the book",
}
_LISTS = {
    "title: Best\ndate: 2024": ("awards", 1, "begin each entry with -"),
    "- title: Best\ndate: 2024": ("awards", 2, "write two spaces before it"),
    "- title:Best\n  date: 2024": ("awards", 1, "write title: Best"),
    "- title:\u00a0Best\n  date: 2024": ("awards", 1, "write title: Best"),
    "- title: Best: the prize\n  date: 2024": ("awards", 1, "in quotes"),
    "- title: Best\n\tdate: 2024": ("awards", 2, "write two spaces"),
    "---\n- title: Best\n  date: 2024\n---": ("awards", 4, "delete it"),
    "awards:\n  - title: Best\n    date: 2024": ("awards", 1, "delete the line awards:"),
    "- title: Best\n  date: 2024\n  title: X": ("awards", 3, "the first is on line 1"),
    "- Best paper, 2024": ("awards", 1, "write - title: …"),
    "- name: Best\n  date: 2024": ("awards", 1, "it is called title"),
    "- title: X\n  agency: NSF": ("grants", 2, "it is called funder"),
    "- title: X\n  start: 2020-2024": ("grants", 2, "write 2020, and 2024 as the end"),
    "- Reviewer for ACL": ("service", 1, "write - role: …"),
    "- role: Reviewer\n  venue: ACL": ("service", 2, "it is called organization"),
}
_PAGES = {
    "![x](https://x.example/a.png)": "save it below content/",
    '<iframe src="https://x.example/v"></iframe>': "[watch it there](https://x.example/v)",
    '<script src="https://x.example/a.js"></script>': "save it below content/",
    "<script>alert(1)</script>": "extra_javascript",
    '<p style="color: red">x</p>': "extra_css",
    "{% include x.html %}": "nothing runs templates",
    "{{< youtube abc >}}": "nothing runs shortcodes",
    "See [[publications/a]].": "write [publications/a](publications/a.md)",
    "• one": "write - one",
    r"\textbf{x}": "write **x**",
    r"See \cite{a}.": "without LaTeX",
    "[x](“https://x.example”)": "write ](https://x.example)",
    "[x](file:///C:/a.pdf)": "put it below content/",
}
_KEYS = {
    "hide: [toc]": "follow from its headings",
    "comments: true": "no comments",
    "icon: material/x": "no icons",
    "status: new": "no status",
}
_TITLES = {
    '"A<br>B"': "write A B",
    '"A &amp; B"': "write A & B",
    r"""'Gr{\"o}{\ss}e'""": "write Größe",
    '"{On} the {E}ngine"': "write On the Engine",
    '"On **the** Engine"': "write On the Engine",
    '"[On](https://x.example) it"': "write On it",
}
_ABSTRACTS = {
    "## Abstract\n\nWe show.": "delete the heading",
    "<p>We show.</p>": "write Markdown",
    "@article{a, title={x}}": "sources/library.bib",
}
_SETTINGS = {
    "---\ncopyright: me": (5, "delete it"),
    "nav:\n  - Home: index.md\n    CV: cv.md": (7, "write - before CV:"),
    "nav:\n  - Papers: publications/": (6, "publications/index.md"),
    "copyright: '&copy; Ada'": (5, "such as ©"),
    "site_url: !ENV SITE_URL, ''": (5, 'site_url: !ENV [SITE_URL, ""]'),
    "extra: {generator: true}": (5, "no page names the program"),
    "markdown_extensions:\n  - pymdownx.superfences:\n      custom_fences: [{name: mermaid}]": (7, "as an SVG file"),
    "markdown_extensions:\n  - toc:\n      title: Contents": (7, "On this page"),
    "markdown_extensions: [material.extensions.preview]": (5, "scripts"),
}
_THEMES = {
    "direction: right": "write ltr or rtl",
    "logo: {icon: cloud}": "name a file below content/",
    "language: German": "write de",
    "language: en_US": "write en",
}
_OPTIONS = "portfolio: {accent: red}"
_PLUGINS = {"typeset": "plain text", "info": "portfolio check", "projects": "one site", _OPTIONS: "under extra"}
_FILES = {
    "content/talk/x.md": ("---\ntitle: A\n---\n", "move it to talks/x.md"),
    "content/_news/x.md": ("---\ntitle: A\n---\n", "move it to news/x.md"),
    "content/team/bo.md": ("---\nname: Bo\n---\n", "move it to people/bo.md"),
    "content/_posts/2024-05-21-x.md": ("---\ntitle: A\n---\n", "move it to posts/2024-05-21-x.md"),
    "content/talks.yml": ("- title: x\n", "write a file for each in talks/"),
    "content/awards/x.md": ("---\ntitle: A\n---\n", "write it in awards.yml"),
    "content/Thumbs.db": ("x", "delete it"),
    "content/publications/Copy of a.md": (paper(), "delete it"),
    "content/publications/a - Kopie.md": (paper(), "delete it"),
    "content/publications/a (Ada's conflicted copy 2024-01-01).md": (paper(), "delete it"),
    "content/index_de.md": ("---\nposition: x\n---\n", "rename it to content/index.de.md"),
    "content/de/index.md": ("# Hallo\n", "rename it to content/index.de.md"),
    "content/publications/a.de.md": (paper(), "language: de"),
}

FROM_ELSEWHERE = (
    *_in_front_matter(_TALK, "title: On X", _TALKS),
    *_in_front_matter(_BO, "name: Bo Bee", _PEOPLE),
    *_in_front_matter(PAPER, "title: On X", _AUTHORS),
    *_in_lists(),
    *_on_pages(),
    *_in_papers(),
    *_in_settings(),
    *_as_files(),
    Mistake("two of one name", {_BO: "---\nname: A B\n---\n", "content/people/c.md": "---\nname: A B\n---\n"},
            "content/people/c.md", "delete one of them"),
    Mistake("a page without its language", {"content/x.md": "# X\n", "content/x.de.md": "# X\n"}, "content/x.de.md",
            "add content/index.de.md"),
)  # fmt: skip
