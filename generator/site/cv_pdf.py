"""The curriculum vitae as PDF, typeset by Typst from the template `cv.typ`.

The facts go to the template as JSON and are never part of its source, so no text can act as markup.
"""

from __future__ import annotations

import ctypes
import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from jinja2 import Environment
from typst import Compiler, Fonts, TypstError

from generator.errors import PortfolioError
from generator.model import PartialDate
from generator.site.page_templates import font_folders, source

TEMPLATE = "cv.typ"

_REMEMBERED = 12

_NO_GLYPH = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed', re.DOTALL)


def pdf(facts: Mapping[str, Any], date: PartialDate, templates: Environment) -> bytes:
    """The file: PDF/UA-1 (ISO 14289-1), with the date of the facts as its own, so that the same facts give the same
    bytes. Raises PortfolioError if the template is faulty.

    PDF/UA forbids a character for which no font has a glyph. Then the file is tagged all the same but does not claim
    the standard, shows boxes in those places, and says so at its end.
    """
    folders = font_folders(templates)
    created = _instant(date)
    inputs = {**facts, "date": [created.year, created.month, created.day] if date.year else None, "missing": ""}
    text = source(templates, TEMPLATE)
    try:
        return _compiled(text, inputs, folders, created, ["ua-1"])
    except TypstError as error:
        if not (missing := _NO_GLYPH.search(error.message)):
            raise _fault(error) from error
        inputs["missing"] = f"U+{ord(missing['text'][0]):04X}"
    try:
        return _compiled(text, inputs, folders, created, [])
    except TypstError as error:
        raise _fault(error) from error


def _compiled(
    text: str, facts: Mapping[str, Any], folders: Sequence[str], created: datetime, standards: Sequence[Any]
) -> bytes:
    """Fonts of the machine are not used: they would make the bytes depend on it."""
    inputs = {"facts": json.dumps(facts, ensure_ascii=False)}
    fonts = Fonts(include_system_fonts=False, font_paths=list(folders))
    compiler = Compiler(text.encode(), font_paths=fonts, sys_inputs=inputs)
    try:
        made = compiler.compile(format="pdf", pdf_standards=list(standards), timestamp=created)
    finally:
        _forget(fonts)
    assert isinstance(made, bytes)  # a list is made of pictures only
    return made


def _forget(fonts: Fonts) -> None:
    """Typst remembers what it has worked out, 100 MB for 1,000 publications, until it has compiled ten other files: a
    millisecond each, if they are empty."""
    for _ in range(_REMEMBERED):
        Compiler(b"", font_paths=fonts).compile(format="pdf")
    if trim := getattr(ctypes.pythonapi, "malloc_trim", None):  # glibc keeps what is freed, and Python cannot use it
        trim(0)


def _fault(error: TypstError) -> PortfolioError:
    hint = f" — {error.hints[0]}" if error.hints else ""
    return PortfolioError(f"templates/pages/{TEMPLATE}  {error.message}{hint}")


def _instant(day: PartialDate) -> datetime:
    return datetime(day.year or 1970, day.month or 1, (day.day or 1) if day.month else 1, tzinfo=UTC)
