"""A person with a curriculum vitae: works of every kind, sections of their own, and texts that look like markup."""

from __future__ import annotations

from generator.facts.work_kinds import ITEM_TYPES

PERSON = "Ann Ada"
MARKUP = r"#set page(width: 1pt) *bold* _it_ @cite $x^2$ <lab> [b] \#x `raw` // gone /* gone */ = H ~ -- #panic()"
"""What a title holds; the formula in it reads x²."""

MARKUP_READS = MARKUP.replace("$x^2$", "x^2")
CROWD = [f"Given{number} Family{number}" for number in range(1, 559)] + [PERSON]
SECTIONS = r"""A few words in front, with *emphasis* and `code_#set`.

## Education

- **PhD**, [Somewhere](https://somewhere.example/), 2010–2014: *On #set and @cite*
- MSc, Elsewhere
  1. with distinction
  2. and a [relative link](publications/journal.md)

## Publications

## Talks & teaching $x^2$ #set

### Invited

> Keynote, 2020

##### A deeper heading

| Year | Course |
|------|--------|
| 2021 | Engines * |

```
let x = #set;
```

<script>window.P1=1</script> and ![a picture](missing-no.svg)
""".replace("![a picture](missing-no.svg)", "![a picture](https://x.example/y.png)")


def publication(title: str, authors: str, **facts: object) -> str:
    """A file with a title in single quotes and some facts."""
    lines = [f"title: '{title}'", f"authors: [{authors}]", *(f"{key}: {value}" for key, value in facts.items())]
    return "\n".join(["---", *lines, "---", ""])


FILES = {
    "index.md": f"---\nname: {PERSON}\nfield: cs.CL\nmetrics:\n"
    "  citations: {value: 88855, source: an index, as_of: 2026-11-22}\n"
    "  h_index: {value: 29, source: an index, as_of: 2026-11-22}\n"
    "links: {homepage: 'https://ann.example/', email: 'mailto:ann@ann.example'}\n---\n\nI work.\n",
    "cv.md": SECTIONS,
    "publications/markup.md": publication(
        MARKUP, f"'Bob #set *x*', {PERSON}", type="paper-conference", venue="'*C* #x'"
    ),
    "publications/journal.md": publication(
        "A journal article",
        PERSON,
        type="article-journal",
        venue="Journal of Engines",
        volume=24,
        number=240,
        pages="1-113",
        doi="10.1234/abc",
        published="2023",
        date="2022-04-05",
    ),
    "publications/shop.md": publication(
        "A workshop paper", PERSON, type="paper-conference", venue="Workshop on Insights", date="2020"
    ),
    "publications/crowd.md": publication("A crowd", ", ".join(CROWD), arxiv="'2407.21783'", date="2024-07-31"),
    "publications/cut.md": publication(
        "A cut list", "Cara Cut", authors_truncated="true", arxiv="'2307.09288'", date="2023"
    ),
    "publications/undated.md": publication("No date", f"Иван Ђокић, {PERSON}"),
    **{
        f"publications/of-{type}.md": publication(f"One {type}", PERSON, type=type, publisher="A House", date="2019")
        for type in ITEM_TYPES
        if type not in {"article", "article-journal", "paper-conference"}
    },
}
