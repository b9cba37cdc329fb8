"""Mistakes that owners make: the files of each, where `portfolio check` must report it, and words of what to type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.unit.contents import PERSON, paper

PAPER = "content/publications/a.md"
SETTINGS = "site_name: x\ndocs_dir: content\ntheme: material\nplugins: [portfolio]\n"


class Mistake(NamedTuple):
    """`files` are written below the project, over those of a sound portfolio; `where` is `path:line`, or a path alone
    for a whole file; `hint` is in the line that `portfolio check` prints for it."""

    words: str
    files: Mapping[str, str | bytes]
    where: str
    hint: str


def _in_front_matter() -> Iterator[Mistake]:
    """Further lines of a paper's front matter: the first is line 3 of the file."""
    for line, hint in _LINES.items():
        text, number = _parted(line)
        yield Mistake(text, {PAPER: paper("On Engines", text)}, f"{PAPER}:{number or 3}", hint)


def _as_title() -> Iterator[Mistake]:
    for title, hint in _TITLES.items():
        text, number = _parted(title)
        yield Mistake(text, {PAPER: f"---\n{text}\ndate: 1843\n---\n"}, f"{PAPER}:{number or 2}", hint)


def _in_index() -> Iterator[Mistake]:
    for line, hint in _PERSON.items():
        yield Mistake(
            f"index: {line}", {"content/index.md": f"---\nname: Ada\n{line}\n---\n"}, "content/index.md:3", hint
        )


def _on_pages() -> Iterator[Mistake]:
    for text, hint in _PAGES.items():
        yield Mistake(f"page: {text}", {"content/x.md": f"# X\n\n{text}\n"}, "content/x.md:3", hint)


def _in_settings() -> Iterator[Mistake]:
    for line, hint in _SETTINGS.items():
        text, number = _parted(line)
        yield Mistake(f"settings: {text}", {"mkdocs.yml": f"{SETTINGS}{text}\n"}, f"mkdocs.yml:{number or 5}", hint)


def _parted(row: str) -> tuple[str, str]:
    """A row of a table: the text, and the number of the line where it is reported if that is not the first."""
    text, _, number = row.rpartition(" @")
    return (text, number) if number.isdecimal() else (row, "")


def _as_files() -> Iterator[Mistake]:
    for path, (text, where, hint) in _FILES.items():
        yield Mistake(f"file: {path}", {path: text}, where or path, hint)


_TITLES = {
    'title: "The "Engine" of it"': r"write \" for a quote inside",
    "title: 'It's an engine'": "put the value in double quotes",
    r'title: "On $\mu$"': r"write two, such as \\mu",
    r'title: "On $\alpha$"': r"write two, such as \\alpha",
    r'title: "On $\beta$"': r"write two, such as \\beta",
    r'title: "On $\nu$"': r"write two, such as \\nu",
    r'title: "On $\tau$"': r"write two, such as \\tau",
    r'title: "On $\rho$"': r"write two, such as \\rho",
    r'title: "On $\frac12$"': r"write two, such as \\frac",
    r'title: "On $\epsilon$"': r"write two, such as \\epsilon",
    r'title: "On $\varepsilon$"': r"write two, such as \\varepsilon",
    r'title: "On $\xi$"': r"write two, such as \\xi",
    r'title: "On $\upsilon$"': r"write two, such as \\upsilon",
    r'title: "On $\Lambda$"': r"write two, such as \\Lambda",
    r'title: "On $\Phi$"': r"write two, such as \\Phi",
    r'title: "On $\Nabla$"': r"write two, such as \\Nabla",
    'title: "On Engines': "close it",
    "title: 'On Engines": "close it",
    "title:On Engines": "write title: On Engines",
    "title:\u00a0On Engines": "write title: On Engines",
    "title：On Engines": "write title: On Engines",
    "title = On Engines": "write title: On Engines",
    "- title: On Engines": "write title: On Engines",
    '"title": "On": Engines': "in quotes",
    "title: Engines: an essay": "put the value in quotes",
    "title: @home": "put the value in quotes",
    "title: %age of engines": "put the value in quotes",
    "title: `Engines`": "put the value in quotes",
    "title: *Engines* in use": "put the value in quotes",
    "title: &Engines": "write the value in quotes",
    "title: !Engines": "write the value in quotes",
    "title: [Engines] in use": "put the value in quotes",
    "title: {Engines} in use": "put the value in quotes",
    "title: [Engines]": "put it in quotes",
    "title: {Engines}": "put it in quotes",
    "title: - Engines": "put the value in quotes",
    "title: ? Engines": "put the value in quotes",
    "title: > Engines": "put the value in quotes",
    "title: | Engines": "put the value in quotes",
    "title: On the C #1 engine": "put the value in quotes",
    "title: #1 of the engines": "put the value in quotes",
    "title:": "for example",
    'title: ""': "for example",
    "title: null": "delete the line",
    "title: “On Engines”": "write straight ones",
    "title: „On Engines“": "write straight ones",
    "Title: On Engines": "title",
    "TITLE: On Engines": "title",
    "titel: On Engines": "title",
    "title: On Engines\ntitle: On Others @3": "the first is on line 2",
    "title: On Engines, venue: Nature": "put the value in quotes",
    " title: On Engines": "begin it at the start of the line",
}

_LINES = {
    "links:\n\tcode: https://x.example/ @4": "write two blanks in its place",
    "\tvenue: Nature": "write two blanks in its place",
    " venue: Nature": "begin it at the start of the line",
    "venue:Nature": "write venue: Nature",
    "venue;Nature": "write venue: Nature",
    "venue Nature": "write venue: Nature",
    "doi:10.1234/abc": "write doi: 10.1234/abc",
    "date:2023": "write date: 2023",
    "authors: [A A, B B": "write ] at its end",
    "authors: A A, B B]": "write [first, second]",
    "links: {code: https://x.example/": "write } at its end",
    "authors: Ada Lovelace": "write [first, second]",
    "authors: Ada Lovelace, Charles Babbage": "write [first, second]",
    "authors:\n-Ada Lovelace\n-Bo Bee @4": "write - Ada Lovelace",
    "authors: [Lovelace, Ada]": '"Lovelace, Ada"',
    "authors: [Ann Ada and Bo Bee]": "write an entry for each",
    "authors: [Ann Ada & Bo Bee]": "write an entry for each",
    "authors: [A. Ada; B. Bee]": "write an entry for each",
    "authors:\n  - Ann Ada, Bo Bee, Cy Cee @3": "write an entry for each",
    "authors:\n  - Ada Lovelace, Bo Bee @3": "write an entry for each",
    "authors:\n  - Ada, A., Bee, B., Cee, C. @3": "write an entry for each",
    "authors:\n  - Ann Ada\n   - Bo Bee @3": "write an entry for each",
    "authors: [Ann Ada, et al.]": "authors_truncated: true",
    "authors: [Ann Ada, et al]": "authors_truncated: true",
    "authors: [Ann Ada et al.]": "authors_truncated: true",
    "authors: [Ann Ada, others]": "authors_truncated: true",
    "authors: [Ann Ada, and others]": "authors_truncated: true",
    "authors: [Ann Ada, ...]": "authors_truncated: true",
    "authors: [Ann Ada, …]": "authors_truncated: true",
    "authors: [Ann Ada, and Bo Bee]": "delete the and",
    "authors: [Ann Ada*, Bo Bee]": "equal_contribution",
    "authors: [Ann Ada¹, Bo Bee²]": "delete it",
    "authors: [Ann Ada (University of Ulm)]": "delete it",
    "authors: [Ann Ada <ann@x.example>]": "delete it",
    "authors: [Ann Ada, , Bo Bee]": "delete it",
    "authors: [{name: Ann Ada}]": "write the name alone",
    "author: [Ann Ada]": "it is called authors",
    "authors: [a, b]\nauthors: [c] @4": "the first is on line 3",
    "date: 18.07.2023": "2023-07-18",
    "date: 07/08/2023": "2023-07-18",
    "date: 2023/07/18": "2023-07-18",
    "date: July 18, 2023": "2023-07-18",
    "date: 2023-7-8": "2023-07-08",
    "date: 2023-13-01": "2023-07-18",
    "date: 2023-02-30": "2023-07-18",
    "date: 2023-07-18T10:00:00Z": "2023-07-18",
    "date: in press": "2023-07-18",
    "date: Spring 2023": "2023-07-18",
    "date: 20230718": "2023-07-18",
    "date: '23": "close it",
    "date: 2203-07-18": "the year",
    "date: 0203": "the year",
    "published: 3023": "the year",
    "doi: 10.1234/abc.": "10.1234/abc",
    "doi: 10.1234/abc,": "10.1234/abc",
    "doi: n/a": "delete the line",
    "doi: 10.1234": "10.1162/tacl_a_00461",
    "doi: https://journal.example/10.1234/abc": "10.1234/abc",
    "doi: https://doi.org/10.1234/abc": "10.1234/abc",
    "doi: doi:10.1234/abc": "10.1234/abc",
    "doi: 10.1234/ab cd": "10.1162/tacl_a_00461",
    "doi: 10.1234/abc; 10.1234/def": "10.1162/tacl_a_00461",
    "doi: 10.1234/abc?download=true": "10.1234/abc",
    "doi: TBA": "delete the line",
    "arxiv: 2307.0928": "five digits",
    "arxiv: 1307.09288": "four digits",
    "arxiv: 2307.092888": "2307.09288",
    "arxiv: 2313.09288": "month",
    "arxiv: 2307,09288": "2307.09288",
    "arxiv: https://arxiv.org/abs/2307.09288": "2307.09288",
    "arxiv: arXiv:2307.09288": "2307.09288",
    "arxiv: hep-th/99010": "2307.09288",
    "category: cs.cl": "cs.CL",
    "category: CS.CL": "cs.CL",
    "category: cs-CL": "cs.CL",
    "category: cs.ZZ": "its topic is shown by its code alone",
    "category: Computation and Language": "cs.CL",
    "category: cs.CL, cs.LG": "other_categories",
    "category: [cs.CL]": "cs.CL",
    "other_categories: cs.LG": "write [first, second]",
    "other_categories: [stat.ml]": "stat.ML",
    "type: preprint": "write article",
    "type: Article": "write article",
    "type: journal": "write article-journal",
    "type: conference paper": "paper-conference",
    "type: phd thesis": "write thesis",
    "type: poster": "paper-conference",
    "type: speech": "known:",
    "featured: yes": "write true",
    "featured: True": "write true",
    "hidden: 1": "write true",
    "code_flag: no": "write false",
    "index_rank: first": "digits only",
    "venue: null": "delete the line",
    "venue: TBA": "delete the line",
    "venue: Journal of C #1 Engines": "put the value in quotes",
    "note: Best paper: engines": "put the value in quotes",
    "links: https://x.example/": "indent each by two spaces",
    "links: [https://x.example/]": "indent each by two spaces",
    "links:\n- code: https://x.example/ @4": "indent each by two spaces",
    "links:\ncode: https://x.example/ @4": "links: {code:",
    "links: {code: github.com/ada/x}": "write https://github.com/ada/x",
    "links: {site: www.x.example}": "write https://www.x.example",
    "links: {email: ada@x.example}": "write mailto:ada@x.example",
    "links: {pdf: 'https://x.example/a b.pdf'}": "%20",
    "links: {pdf: https:/x.example/a.pdf}": "write https://x.example/a.pdf",
    "links: {pdf: http//x.example/a.pdf}": "write http://x.example/a.pdf",
    "links: {pdf: htps://x.example/a.pdf}": "https://",
    "links: {pdf: <https://x.example/a.pdf>}": "write https://x.example/a.pdf",
    "links: {pdf: '[PDF](https://x.example/a.pdf)'}": "write https://x.example/a.pdf",
    "links: {pdf: 'file:///home/ada/a.pdf'}": "files/",
    r"links: {pdf: C:\Users\ada\a.pdf}": "files/",
    "links: {pdf: /files/a.pdf}": "files/a.pdf",
    "links: {pdf: ../files/a.pdf}": "files/a.pdf",
    "links: {pdf: content/files/a.pdf}": "files/a.pdf",
    "links: {pdf: files/a.pdf}": "put it into content/",
    "links: {pdf: }": "delete it",
    "links: {pdf: TBA}": "https://",
    "links: {orcid: 0000-0002-1825-0097}": "write https://orcid.org/0000-0002-1825-0097",
    "links: {twitter: '@ada'}": "write https://x.com/ada",
    "links: {github: ada}": "write https://github.com/ada",
    "image: /images/a.png": "images/a.png",
    r"image: images\a.png": "images/",
    "image: https://x.example/a.png": "images/",
    "image: images/a.pdf": "images/figure.png",
    "image: images/a.png": "put the file into content/",
    "equal_contribution: [Bo Bee]": "authors",
    "formerly: a": "write [first, second]",
    "formerly: [a]": "delete",
    "extra: anything": "indent each by two spaces",
    "year: 2023": "it is called date",
    "journal: Nature": "it is called venue",
    "booktitle: Proceedings": "it is called venue",
    "abstract: We show": "below the front matter",
    "pdf: https://x.example/a.pdf": "links: {pdf:",
    "tags: [x]": "other_categories",
    "keywords: x": "category",
    "award: Best": "it is called note",
    "url: https://x.example/": "links: {url:",
    "slides: https://x.example/": "links: {slides:",
    "eprint: 2307.09288": "it is called arxiv",
    "archivePrefix: arXiv": "arxiv",
    "primaryClass: cs.CL": "it is called category",
    "month: 7": "date: 2023-07",
    "DOI: 10.1234/abc": "doi",
    "URL: https://x.example/": "links: {url:",
    "arXiv: 2307.09288": "arxiv",
    "editor: [Ann Ada]": "editors",
    "howpublished: Online": "it is called venue",
    "series: LNCS": "it is called venue",
    "isbn: 978-3-16": "extra",
    "address: Berlin": "extra",
    "organization: ACM": "it is called publisher",
    "selected: true": "it is called featured",
    "preview: a.png": "it is called image",
    "thumbnail: a.png": "it is called image",
    "teaser: a.png": "it is called image",
    "photo: a.png": "it is called image",
    "publication: Nature": "it is called venue",
    "publication_types: [2]": "it is called type",
    "publishDate: 2023-07-18": "it is called published",
    "url_pdf: https://x.example/": "links: {pdf:",
    "url_code: https://x.example/": "links: {code:",
    "draft: true": "hidden: true",
    "permalink: /engines/": "file",
    "slug: engines": "file",
    "layout: paper": "delete the line",
    "paperurl: https://x.example/": "links: {pdf:",
    "container-title: Nature": "it is called venue",
    "page: 3-9": "pages",
    "issued: 2023": "it is called date",
    "subtitle: An essay": "title",
    "lang: en": "extra",
    "citation: Ada (1843)": "delete the line",
    "autors: [Ann Ada]": "authors",
    "licence: CC BY": "extra",
}

_PERSON = {
    "bio: I count.": "below the front matter",
    "photo: ada.jpg": "it is called image",
    "avatar: ada.jpg": "it is called image",
    "email: ada@x.example": "links: {email: you@",
    "affiliation: Ulm": "it is called affiliations",
    "title: Professor": "it is called position",
    "role: Professor": "it is called position",
    "url: https://x.example/": "links: {homepage:",
    "website: https://x.example/": "links: {homepage:",
    "orcid: 0000-0002-1825-0097": "links: {orcid:",
    "github: ada": "links: {github:",
    "twitter: ada": "links: {x:",
    "scholar: x": "links: {google-scholar:",
    "social: [x]": "links",
    "interests: [engines]": "below the front matter",
    "degrees: [PhD]": "it is called education",
    "awards: [Best]": "content/cv.md",
    "pdf: cv.pdf": "content/cv.pdf",
    "author: Ada": "it is called name",
    "aliases: [A. Lovelace]": "Colin Raffel: [C. Raffel]",
    "metrics: {h-index: {value: 3}}": "h_index",
    "metrics: {h_index: 3}": "write h_index: {value: 3}",
    "name: Bo": "the first is on line 2",
}

_PAGES = {
    "[a](publications/)": "publications/index.md",
    "[a](publications/a/)": "publications/a.md",
    "##Talks": "write a blank behind the #",
    "[all](publications.md)": "publications/index.md",
    "[a](publications/a)": "publications/a.md",
    "[a](/publications/a.md)": "publications/a.md",
    "[a](Publications/a.md)": "publications/a.md",
    "[x](nowhere.md)": "dead link",
    "[x](y.html)": "dead link",
    "[x](my page.md)": "%20",
    "[x] (publications/a.md)": "delete the blank",
    "(a paper)[publications/a.md]": "write [a paper](publications/a.md)",
    "[x](www.x.example)": "write https://www.x.example",
    "[x](x.example/page)": "https://x.example/page",
    "[mail](ada@x.example)": "write mailto:ada@x.example",
    "[x](https//x.example)": "https://x.example",
    "![x](nowhere.png)": "dead link",
    "[x](publications/a.md": "write ) at its end",
    '<a href="nowhere.md">x</a>': "dead link",
    '<img src="nowhere.png">': "dead link",
    "<<<<<<< HEAD": "delete the markers",
    "=======": "delete the markers",
    ">>>>>>> topic": "delete the markers",
    "```python": "write ``` on a line of its own",
}

_SETTINGS = {
    "nav: [index.md]\nnav: [cv.md] @6": "it is on line 5 too",
    "nav:\n  - CV:cv.md @6": "write a blank after the colon",
    "nav: [A: teachin.md]": "pages are named",
    "nav: [A: content/index.md]": "index.md",
    "nav: [A: /index.md]": "index.md",
    "nav: {Home: index.md}": "- Home: index.md",
    "nav: index.md": "- Home: index.md",
    "\tnav: [index.md]": "two blanks",
    "copyright: a: b": "in quotes",
    'copyright: "a': "close it",
    "extra: {cards: false": "write } at its end",
    "copyright:me": "write copyright: me",
    " copyright: me": "start of the line",
    "copyrigth: me": "copyright",
    "author: me": "content/index.md",
    "site_url: ada.example": "https://",
    "site_url: /": "https://",
    "repo_url: ada/portfolio": "https://",
    "extra: {accent: red}": "#7a1f5c",
    "extra: {accent: '#ffff00'}": "darker",
    "extra: {acent: '#000000'}": "accent",
    "extra: {people_from: three}": "people_from: 3",
    "extra: {without: people}": "[people, health]",
    "extra: {without: [peple]}": "[people, health]",
    "extra: {fonts: Arial}": "fonts/own.woff2",
    "extra: {analytics: G-12345}": "src:",
    "extra: {cards: maybe}": "cards: false",
    "extra: {footer: [a]}": "footer:",
    "extra: cards": "cards: false",
    "extra: {social: [x]}": "links in content/index.md",
    "extra_css: [own.css]": "looked for in content/",
    "extra_css: own.css": "[own.css]",
    "extra_javascript: [https://x.example/a.js]": "save it below content/",
    "markdown_extensions: [nope]": "nope",
    "hooks: [nope.py]": "nope.py",
    "exclude_docs: [x]": "|",
    "strict: maybe": "true or false",
    "dev_addr: here": "127.0.0.1:8000",
    "use_directory_urls: false": "every page has a folder of its own",
    "logo: a.svg": "theme: {name: material, logo:",
    "favicon: a.svg": "theme: {name: material, favicon:",
    "palette: {primary: red}": "accent under extra",
    "language: de": "theme",
    "accent: '#000000'": "under extra",
}

_FILES: dict[str, tuple[str | bytes, str, str]] = {
    "content/publications/b.md.txt": (paper("B"), "", "rename it to b.md"),
    "content/publications/b.txt": (paper("B"), "", "rename it to b.md"),
    "content/publications/b.markdown": (paper("B"), "", "rename it to b.md"),
    "content/publications/b.MD": (paper("B"), "", "rename it to b.md"),
    "content/publications/b": (paper("B"), "", "rename it to b.md"),
    "content/publications/b.bib": ("@misc{b}", "", "sources/"),
    "content/publications/b.pdf": ("%PDF", "", "links: {pdf: publications/b.pdf}"),
    "content/publications/b.docx": ("PK", "", "links: {pdf:"),
    "content/publications/b.md.bak": (paper("B"), "", "delete it"),
    "content/publications/b.md~": (paper("B"), "", "delete it"),
    "content/publications/my paper.md": (paper("B"), "", "rename it to mypaper.md"),
    "content/publications/b (1).md": (paper("B"), "", "rename it to b1.md"),
    "content/publications/über.md": (paper("B"), "", "rename it to"),
    "content/publications/A.md": (paper("B"), PAPER, "rename or delete one"),
    "content/publications/old/b.md": (paper("B"), "", "move it there"),
    "content/publication/b.md": (paper("B"), "", "move it to publications/b.md"),
    "content/Publications/b.md": (paper("B"), "", "move it to publications/b.md"),
    "content/papers/b.md": (paper("B", "authors: [A A]"), "", "move it to publications/b.md"),
    "content/b.md": (paper("B", "authors: [A A]"), "", "move it to publications/b.md"),
    "content/cv.md": ("---\ntitle: CV\n---\n", "content/cv.md:1", "delete it up to the second ---"),
    "content/cv.markdown": ("## Talks\n", "", "rename it to cv.md"),
    "content/library.bib": ("@misc{b}", "", "sources/"),
    "content/profile.txt": ("Ada\n\n2papers\n", "", "sources/"),
    "library.bib": ("@misc{b}", "", "sources/"),
    "content/index.md": ("# Ada\n", "content/index.md:1", "the first line must be ---"),
    "content/publications/c.md": ("# On Engines\n", "content/publications/c.md:1", "the first line must be ---"),
    "content/publications/d.md": ("---\ntitle: x\n", "content/publications/d.md:1", "put --- on a line of its own"),
    "content/publications/e.md": (
        "\n---\ntitle: x\n---\n",
        "content/publications/e.md:1",
        "the first line must be ---",
    ),
    "content/publications/f.md": (
        "+++\ntitle = 'x'\n+++\n",
        "content/publications/f.md:1",
        "the first line must be ---",
    ),
    "content/publications/g.md": (
        "----\ntitle: x\n----\n",
        "content/publications/g.md:1",
        "the first line must be ---",
    ),
    "content/publications/h.md": ("@misc{h, title={x}}\n", "content/publications/h.md:1", "sources/"),
    "content/publications/i.md": ("", "content/publications/i.md:1", "the first line must be ---"),
    "content/publications/j.md": ("---\n---\n", "content/publications/j.md:1", "add a line such as title"),
    "content/publications/k.md": (
        "---\nauthors: [A A]\n---\n",
        "content/publications/k.md:1",
        "add a line such as title",
    ),
    "content/publications/l.md": (paper("Größe").encode("utf-16"), "", "UTF-8"),
    "content/publications/m.md": (paper("Größe").encode("latin-1"), "content/publications/m.md:2", "UTF-8"),
    "content/talks.md": ("---\na: b: c\n---\n", "content/talks.md:2", "in quotes"),
    "content/teaching.md": ("[x](talk.md)\n", "content/teaching.md:1", "dead link"),
}


def _with_settings(words: str, text: str, where: str, hint: str) -> Mistake:
    return Mistake(f"settings: {words}", {"mkdocs.yml": text}, where, hint)


_WHOLE = (
    _with_settings("no docs_dir", SETTINGS.replace("docs_dir: content\n", ""), "mkdocs.yml", "write docs_dir: content"),
    _with_settings("docs_dir", SETTINGS.replace("content", "docs"), "mkdocs.yml:2", "write docs_dir: content"),
    _with_settings("theme", SETTINGS.replace("material", "mkdocs"), "mkdocs.yml:3", "write theme: material"),
    _with_settings("theme mistyped", SETTINGS.replace("material", "materal"), "mkdocs.yml:3", "write theme: material"),
    _with_settings("plugins", SETTINGS.replace("[portfolio]", "[search]"), "mkdocs.yml:4", "plugins: [portfolio]"),
    _with_settings("plugin mistyped", SETTINGS.replace("folio]", "folo]"), "mkdocs.yml:4", "plugins: [portfolio]"),
    _with_settings("unknown plugin", SETTINGS.replace("folio]", "folio, nope]"), "mkdocs.yml:4", "nope"),
    _with_settings("plugins as text", SETTINGS.replace("[portfolio]", "portfolio"), "mkdocs.yml:4", "[portfolio]"),
    _with_settings("no name", SETTINGS.replace("site_name: x\n", ""), "mkdocs.yml", "write site_name: Portfolio"),
    _with_settings("a list", "- site_name: x\n", "mkdocs.yml:1", "begin it with site_name"),
    _with_settings("empty", "", "mkdocs.yml:1", "begin it with site_name"),
    _with_settings("custom", SETTINGS.replace("material", "{name: material, palette: {}}"), "mkdocs.yml:3", "accent"),
    _with_settings("logo", SETTINGS.replace("material", "{name: material, logo: a.svg}"), "mkdocs.yml:3", "content/"),
)
_SEVERAL = (
    Mistake(
        "one DOI in two files",
        {PAPER: paper("A", "doi: 10.1234/ab"), "content/publications/b.md": paper("B", "doi: 10.1234/AB")},
        "content/publications/b.md:3",
        "portfolio merge a b",
    ),
    Mistake(
        "one arXiv id in two files",
        {PAPER: paper("A", "arxiv: '2307.09288'"), "content/publications/b.md": paper("B", "arxiv: 2307.09288v2")},
        "content/publications/b.md:3",
        "portfolio merge a b",
    ),
    Mistake(
        "no picture text",
        {"content/images/a.png": "x", PAPER: paper("A", "image: images/a.png")},
        f"{PAPER}:3",
        "describe the image",
    ),
    Mistake(
        "case of a picture",
        {"content/images/a.PNG": "x", PAPER: paper("A", "image: images/a.png")},
        f"{PAPER}:3",
        "did you mean images/a.PNG",
    ),
    Mistake(
        "case of a file",
        {"content/Files/a.pdf": "x", PAPER: paper("A", "links: {pdf: files/a.pdf}")},
        f"{PAPER}:3",
        "did you mean Files/a.pdf",
    ),
    Mistake(
        "heading in a paper",
        {PAPER: paper("A", body="Text.\n\n##Notes\nMine.")},
        f"{PAPER}:7",
        "write a blank behind the #",
    ),
    Mistake(
        "conflict in a paper",
        {PAPER: "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> b\n---\n"},
        f"{PAPER}:2",
        "delete the markers",
    ),
    Mistake(
        "conflict in settings",
        {"mkdocs.yml": f"<<<<<<< HEAD\n{SETTINGS}=======\n>>>>>>> b\n"},
        "mkdocs.yml:1",
        "delete the markers",
    ),
    Mistake(
        "a name in two aliases",
        {"content/index.md": PERSON.replace("---\n", "---\naliases: {A A: [X], B B: [X]}\n", 1)},
        "content/index.md:2",
        "keep only one",
    ),
    Mistake("a link in an abstract", {PAPER: paper("A", body="See [b](b.md).")}, f"{PAPER}:5", "dead link"),
)

MISTAKES = (
    *_as_title(),
    *_in_front_matter(),
    *_in_index(),
    *_on_pages(),
    *_in_settings(),
    *_as_files(),
    *_WHOLE,
    *_SEVERAL,
)
