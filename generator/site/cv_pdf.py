"""The curriculum vitae as PDF, typeset by Typst from the template `cv.typ`.

The facts reach the template as JSON and are never part of its source, so no text can act as markup.
"""

from __future__ import annotations

import ctypes
import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment
from typst import Compiler, Fonts, TypstError

from generator.errors import PortfolioError
from generator.model import PartialDate
from generator.site.page_templates import font_folders, source

TEMPLATE = "cv.typ"

_CACHED_COMPILATIONS = 12

_LETTERS = b'#set document(title: "Letters")\n#set text(font: "Libertinus Serif", lang: "en")\n#sys.inputs.letters'

_TYPEWRITER = b"+DejaVuSansMono"
"""How a PDF names the last of Typst's own fonts that has letters such as Arabic ones."""

_NO_GLYPH = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed', re.DOTALL)


def pdf(facts: Mapping[str, Any], date: PartialDate, templates: Environment) -> bytes:
    """The file as PDF/UA-1 (ISO 14289-1), dated with `date`, so that equal facts give equal bytes. Raises
    PortfolioError if the template is faulty.

    PDF/UA forbids characters for which no font has a glyph. A file with such characters is tagged as well, but does
    not claim the standard; it shows boxes in their place and says so at its end.
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


def lacking(letters: str, font_folders: Sequence[Path]) -> str:
    """The first of these letters that neither Typst's fonts nor those in the folders have; empty if they have all."""
    try:
        _specimen(letters, font_folders)
    except TypstError as error:
        if missing := _NO_GLYPH.search(error.message):
            return missing["text"][0]
        raise _fault(error) from error
    return ""


def is_typewritten(letters: str, font_folders: Sequence[Path]) -> bool:
    """True if only the font of listings has some of these letters, none of which is missing."""
    return _TYPEWRITER in _specimen(letters, font_folders)


def _specimen(letters: str, font_folders: Sequence[Path]) -> bytes:
    fonts = Fonts(include_system_fonts=False, font_paths=list(map(str, font_folders)))
    file = Compiler(_LETTERS, font_paths=fonts, sys_inputs={"letters": letters}).compile(
        format="pdf", pdf_standards=["ua-1"]
    )
    assert isinstance(file, bytes)  # only picture formats give a list
    return file


def pages_of(file: bytes) -> int:
    """The number of pages of a PDF that `pdf` made."""
    return len(re.findall(rb"/Type\s*/Page\b", file))


def _compiled(
    text: str, facts: Mapping[str, Any], folders: Sequence[str], created: datetime, standards: Sequence[Any]
) -> bytes:
    """System fonts are ignored, since the bytes would depend on the machine."""
    inputs = {"facts": json.dumps(facts, ensure_ascii=False)}
    fonts = Fonts(include_system_fonts=False, font_paths=list(folders))
    compiler = Compiler(text.encode(), font_paths=fonts, sys_inputs=inputs)
    try:
        file = compiler.compile(format="pdf", pdf_standards=list(standards), timestamp=created)
    finally:
        _clear_cache(fonts)
    assert isinstance(file, bytes)  # only picture formats give a list
    return file


def _clear_cache(fonts: Fonts) -> None:
    """Typst caches its results, 100 MB for 1,000 publications, until it has compiled ten other files; empty ones take
    a millisecond each."""
    for _ in range(_CACHED_COMPILATIONS):
        Compiler(b"", font_paths=fonts).compile(format="pdf")
    if trim := getattr(ctypes.pythonapi, "malloc_trim", None):  # glibc keeps what is freed, and Python cannot use it
        trim(0)


def _fault(error: TypstError) -> PortfolioError:
    hint = f" — {error.hints[0]}" if error.hints else ""
    return PortfolioError(f"templates/pages/{TEMPLATE}  {error.message}{hint}")


def _instant(day: PartialDate) -> datetime:
    return datetime(day.year or 1970, day.month or 1, (day.day or 1) if day.month else 1, tzinfo=UTC)
