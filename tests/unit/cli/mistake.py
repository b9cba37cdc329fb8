"""One mistake of an owner, as the tables of mistakes have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

PAPER = "content/publications/a.md"
SETTINGS = "site_name: x\ndocs_dir: content\ntheme: material\nplugins: [portfolio]\n"


class Mistake(NamedTuple):
    """`files` are written below the project, over those of a sound portfolio; `where` is `path:line`, or a path alone
    for a whole file; `hint` is in the line that `portfolio check` prints for it."""

    words: str
    files: Mapping[str, str | bytes]
    where: str
    hint: str
