"""Typst as a program that `cv_pdf` runs: a request as JSON → a PDF, or what is wrong with the template, as JSON.

Typst keeps what it has computed, 100 MB for 1,000 publications, and its fonts; a process of its own gives all of that
back. The program imports nothing of this package, and starts in 25 ms.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from typst import Compiler, Fonts, TypstError


def compiled(asked: Mapping[str, Any]) -> bytes:
    """The file. System fonts are ignored, since the bytes would depend on the machine."""
    fonts = Fonts(include_system_fonts=False, font_paths=asked["folders"])
    compiler = Compiler(asked["template"].encode(), font_paths=fonts, sys_inputs={"facts": asked["facts"]})
    created = datetime.fromisoformat(asked["created"])
    try:
        file = compiler.compile(format="pdf", pdf_standards=asked["standards"], timestamp=created)
    except TypstError as error:
        return json.dumps([error.message, *error.hints]).encode()
    assert isinstance(file, bytes)  # only picture formats give a list
    return file


if __name__ == "__main__":
    sys.stdout.buffer.write(compiled(json.load(sys.stdin.buffer)))
