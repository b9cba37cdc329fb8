"""What the package's catalogues do not translate yet, which pages say in English: `make reference` lists it, and with
`make translations`, which a release runs, it is an error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

from generator.site import template_folders


def untranslated(catalogue: str) -> Iterator[tuple[int, str]]:
    """Line and text of each message that lacks a form, or whose translation is marked as a guess (fuzzy)."""
    for message in read_po(BytesIO(catalogue.encode()), abort_invalid=True):
        said, forms = message.id, message.string
        if said and (message.fuzzy or not all([forms] if isinstance(forms, str) else forms or ("",))):
            yield message.lineno or 0, said if isinstance(said, str) else said[0]


def listing(folder: Path = template_folders.SHIPPED / "locale") -> list[str]:
    """A line for each such message of each catalogue in a folder."""
    return [
        f"templates/locale/{path.name}:{line}  has no translation of {message!r}: pages say it in English"
        for path in sorted(folder.glob("*.po"))
        for line, message in untranslated(path.read_text("utf-8"))
    ]


if __name__ == "__main__":
    sys.exit("\n".join(listing()) or None)
