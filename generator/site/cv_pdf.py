"""The curriculum vitae as PDF, typeset by Typst from the template `cv.typ`.

The facts reach the template as JSON and are never part of its source, so no text can act as markup.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment

from generator.errors import PortfolioError
from generator.model import PartialDate
from generator.site.page_templates import font_folders, source

TEMPLATE = "cv.typ"

NO_GLYPH = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed', re.DOTALL)
_PDF = b"%PDF"


class _RefusedError(Exception):
    """What Typst says of the template, and its hints."""


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
    except _RefusedError as error:
        if not (missing := NO_GLYPH.search(error.args[0])):
            raise _fault(error) from error
        inputs["missing"] = f"U+{ord(missing['text'][0]):04X}"
    try:
        return _compiled(text, inputs, folders, created, [])
    except _RefusedError as error:
        raise _fault(error) from error


def pages_of(file: bytes) -> int:
    """The number of pages of a PDF that `pdf` made."""
    return len(re.findall(rb"/Type\s*/Page\b", file))


def _compiled(
    text: str, facts: Mapping[str, Any], folders: Sequence[str], created: datetime, standards: Sequence[str]
) -> bytes:
    asked = {
        "template": text,
        "facts": json.dumps(facts, ensure_ascii=False),
        "folders": list(folders),
        "created": created.isoformat(),
        "standards": standards,
    }
    program = [sys.executable, "-P", str(Path(__file__).with_name("typst_process.py"))]
    request = json.dumps(asked).encode()
    # Ctrl-C reaches this process alone, which then ends the other: by itself, that one would tell where it was.
    answer = subprocess.run(program, input=request, stdout=subprocess.PIPE, check=True, start_new_session=True).stdout
    if answer.startswith(_PDF):
        return answer
    raise _RefusedError(*json.loads(answer))


def _fault(error: _RefusedError) -> PortfolioError:
    return PortfolioError(f"templates/pages/{TEMPLATE}  {' — '.join(error.args[:2])}")


def _instant(day: PartialDate) -> datetime:
    return datetime(day.year or 1970, day.month or 1, (day.day or 1) if day.month else 1, tzinfo=UTC)
