"""300 works in ten scripts, with every field of the person and of works in use, pictures, and a page by hand."""

from __future__ import annotations

import json
from itertools import cycle, islice
from pathlib import Path

from PIL import Image, ImageDraw

from generator.facts.fields import PUBLICATION_FIELDS
from generator.facts.work_kinds import ITEM_TYPES
from tests.proofs import things
from tests.site.world import small_project

SIZE = 300
OWNER = "Zoë Brontë-Łukasz"
EVERYTHING = "bronteukasz2024everything"
"""The paper with every field."""

_SCRIPTS = (
    ("Learning to measure with noisy instruments", "Ada Lovelace"),
    ("Über die Messung großer Abstände", "Jürgen Groß"),
    ("Μέτρηση και αβεβαιότητα στα όργανα", "Αθηνά Ελύτη"),
    ("О точности измерений в больших системах", "Иван Ђокић"),
    ("قياس عدم اليقين في الأنظمة الكبيرة", "مريم ميرزاخاني"),
    ("מדידה ואי־ודאות במערכות גדולות", "נועה כהן"),
    ("बड़ी प्रणालियों में मापन", "आशा शर्मा"),
    ("大规模系统中的测量与不确定性", "李飞飞"),
    ("大規模システムにおける計測", "山田 太郎"),
    ("대규모 시스템의 측정", "김 철수"),
    ("การวัดในระบบขนาดใหญ่", "สมชาย ใจดี"),
)
_VENUES = (
    "Journal of Machine Learning Research",
    "Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics",
    "International Conference on Learning Representations",
    "Annual Conference on Widgets and Their Uses in Experimental Metrology",
)
_TOPICS = ("cs.LG", "stat.ML", "cs.CL", "math.NA", "cs.NA", "physics.ins-det", "cs.CV", "q-bio.NC")
_OWN = {"title", "authors", "authors_truncated", "editors", "translators", "holders", "image", "image_alt", "hidden",
        "equal_contribution", "distinct", "links", "status", "date", "published", "type", "event_place"}  # fmt: skip

_PERSON = f"""\
---
name: {OWNER}
field: cs.LG
position: Professor of Experimental Metrology
affiliations:
  - {{name: University of Halden, department: Department of Measurement, url: "https://halden.example/", start: 2021}}
  - {{name: Example Lab, role: Visiting researcher, url: "https://lab.example/", start: 2023}}
  - {{name: Museum of Measurement, role: Postdoctoral researcher, start: 2013, end: 2016}}
education:
  - {{degree: PhD, area: Metrology, institution: University of Northgate, thesis: Readings taken indoors, end: 2013}}
  - {{degree: MA, area: History of Science, institution: University of Turku-Nord, end: 2008}}
location: Old Observatory 4, Halden
image: images/portrait.png
image_alt: {OWNER} in front of a window
links:
  email: z.bronte@halden.example
  orcid: 0000-0002-1825-0097
  github: "@example"
  google-scholar: AAAAAAAAAAAJ
  homepage: https://halden.example/bronte
cv: {{short: 1}}
aliases: {{"{OWNER}": [Z. Brontë-Łukasz]}}
metrics:
  citations: {{value: 12345, source: an index, as_of: 2026-11-22}}
  h_index: {{value: 41, source: an index, as_of: 2026-11-22}}
  novelty: {{value: 50, source: an index, as_of: 2026-11-22}}
---

I measure **how well instruments measure**, from barometers to language models, and build the tools that say so.

Before Halden I read thermometers at the Museum of Measurement. My group keeps [a list of odd readings](https://halden.example/).
"""
_CV = """\
## Education

## Positions

## Awards

- 2025: Halden Prize for the History of Science

## Publications

## Talks

## Service

- since 2022: Editor, *Studies in Early Meteorology*
"""
BY_HAND = """\
# How to read a barometer

A page that its owner wrote by hand, with all that Markdown has: *emphasis*, `code`, a [link](publications/index.md),
a footnote[^1], and a quotation.

> No reading without its uncertainty.

## A formula

The pressure at height $h$ is

$$
p(h) = p_0 \\exp\\left(-\\frac{M g h}{R T}\\right)
$$

with $p_0$ at sea level.

## A figure

![Three curves that fall](images/curves.png)
/// caption
Pressure falls with height; the shaded band is the uncertainty.
///

## A table

| Instrument | Year | Uncertainty |
|------------|-----:|:-----------:|
| Mercury    | 1643 | 0.3 hPa     |
| Aneroid    | 1844 | 0.5 hPa     |

## Code

```python
def pressure(height: float, sea_level: float = 1013.25) -> float:
    \"\"\"The pressure in hPa at a height in metres.\"\"\"
    return sea_level * exp(-height / 8434.5)  # isothermal
```

!!! note "Indoors"
    Readings taken indoors need a correction.

Term
:   What it means.

1. Read.
2. Write it down.
    - twice

[^1]: Footnotes stand at the end.
"""


def project(folder: Path) -> Path:
    """The project in a new folder."""
    files = {"index.md": _PERSON, "cv.md": _CV, "barometers.md": BY_HAND}
    files["venues.yml"] = f"{_VENUES[3]}: {{short: CoWiM, url: 'https://widgets.example/'}}\n"
    files |= {f"publications/{key}.md": text for key, text in _works()}
    small_project(folder, files)
    things.add(folder / "content")
    _draw(folder / "content/images")
    return folder


def _works() -> list[tuple[str, str]]:
    kinds = [kind for kind in ITEM_TYPES if kind not in {"article", "document"}]
    kinds = list(islice(cycle(["article-journal", "paper-conference", "article", *kinds[:12]]), SIZE))
    works = [_work(number, kind) for number, kind in enumerate(kinds[:-1])]
    return [*works, (EVERYTHING, _with_every_field())]


def _work(number: int, kind: str) -> tuple[str, str]:
    title, author = _SCRIPTS[number % len(_SCRIPTS)]
    others = [_SCRIPTS[(number * step) % len(_SCRIPTS)][1] for step in (2, 3, 5)[: number % 4]]
    crowd = [f"Given{n} Family{n}" for n in range(40)] if number % 50 == 7 else []
    authors = list(dict.fromkeys([author, OWNER, *others, *crowd]))
    facts: dict[str, object] = {
        "title": f"{title}, {number + 1}",
        "authors": authors,
        "date": f"{2005 + number % 22}-{number % 12 + 1:02}",
        "type": kind,
        "category": _TOPICS[number % len(_TOPICS)],
    }
    facts |= {"venue": _VENUES[number % 4]} if kind.startswith(("article-j", "paper")) else {}
    facts |= {"arxiv": f"2001.{number:05}"} if kind == "article" else {}
    facts |= {"links": {"code": "https://code.example/x", "slides": "https://x.example/s"}} if number % 5 == 0 else {}
    facts |= {"image": "images/curves.png", "image_alt": "Three curves"} if number % 9 == 0 else {}
    abstract = f"We measure $x_{{{number}}} \\le \\sqrt{{n}}$ and report it. " * 4 if number % 3 else ""
    return f"work{number:03}", f"{_front_matter(facts)}\n{abstract}\n"


def _with_every_field() -> str:
    """The example of each field of the table; those that would contradict each other have values of their own."""
    facts: dict[str, object] = {
        "title": "Everything, $E = mc^2$: a paper with every field",
        "authors": [OWNER, "Ada Lovelace", "李飞飞", "مريم ميرزاخاني"],
        "editors": ["Luigi Menabrea"],
        "translators": ["Ada Lovelace"],
        "equal_contribution": [OWNER, "Ada Lovelace"],
        "date": "2023-07-18",
        "published": "2024-05",
        "type": "article-journal",
        "image": "images/curves.png",
        "image_alt": "Three curves that fall",
        "links": {
            name: f"https://x.example/{name}"
            for name in ("pdf", "code", "data", "slides", "video", "poster", "project")
        },
    }
    lines = [f"{field.key}: {field.example}" for field in PUBLICATION_FIELDS if field.key not in _OWN]
    own = _front_matter(facts).removesuffix("---\n")
    return f"{own}{chr(10).join(lines)}\n---\n\nAn abstract with $x$.\n\n## Notes\n\nA note of the owner's.\n"


def _front_matter(facts: dict[str, object]) -> str:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()]
    return "\n".join(["---", *lines, "---", ""])


def _draw(folder: Path) -> None:
    """A portrait of nobody, and a diagram."""
    portrait = Image.new("RGB", (536, 670), "#8a95a0")
    draw = ImageDraw.Draw(portrait)
    draw.ellipse((168, 130, 368, 390), fill="#d9b99b")
    draw.ellipse((40, 420, 496, 980), fill="#2f3f4f")
    portrait.save(folder / "portrait.png")
    diagram = Image.new("RGB", (900, 500), "white")
    draw = ImageDraw.Draw(diagram)
    for number, colour in enumerate(("#0b5d4e", "#a04000", "#303090")):
        draw.line([(x, 60 + 90 * number + x * x / 4000) for x in range(40, 860, 4)], fill=colour, width=5)
    draw.line([(40, 20), (40, 470), (880, 470)], fill="black", width=3)
    diagram.save(folder / "curves.png")
