"""Talks, news, projects, courses, posts, people and lists for the portfolio with everything, in several scripts."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tests.site.world import ROOT, write

_FILES: Mapping[str, str] = MappingProxyType(
    {
        "talks/riga.md": """\
---
title: Ką matuoja prietaisas, kai niekas nežiūri — what an instrument measures while nobody looks
date: 2126-03
type: keynote
event: Baltic Measurement Days
location: Rīga
papers: [work000, work009]
---
""",
        "talks/cairo.md": """\
---
title: قياس عدم اليقين في الأنظمة الكبيرة
date: 2024-11-03
type: invited
event: ندوة القياس
location: القاهرة
papers: [work004]
links: {slides: "https://x.example/slides.pdf"}
---

ملخص قصير للمحاضرة.
""",
        "talks/tokyo.md": """\
---
title: 大規模システムにおける計測
date: 2023-06-05
date_end: 2023-06-07
type: tutorial
event: 計測学会
location: 東京
---
""",
        "projects/giza.md": """\
---
title: أدوات القياس القديمة
summary: ما تقوله الأدوات المكسورة عن القياس.
start: 2025
people: [مريم ميرزاخاني]
---
""",
        "news/halden.md": "---\ntitle: Halden's old observatory reads again.\ndate: 2026-09-01\n---\n",
        "people/asha.md": "---\nname: आशा शर्मा\nrole: postdoc\nstart: 2025\n---\n",
        "people/fei.md": "---\nname: 李飞飞\nrole: phd\nstart: 2020\nend: 2024\n---\n",
    }
)


def add(content: Path) -> None:
    """Adds them to a folder of facts: those of `tests/things`, and some in other scripts."""
    shutil.copytree(
        ROOT / "tests/things/content", content, ignore=shutil.ignore_patterns("index.md"), dirs_exist_ok=True
    )
    write(content, _FILES)
