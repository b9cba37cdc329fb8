"""Which letters the fonts of the CV's PDF have, as Typst finds them in specimens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from typst import Compiler, Fonts, TypstError

from generator.errors import PortfolioError
from generator.site.cv_pdf import NO_GLYPH

_LETTERS = b'#set document(title: "Letters")\n#set text(font: "Libertinus Serif", lang: "en")\n#sys.inputs.letters'

_TYPEWRITER = b"+DejaVuSansMono"
"""How a PDF names the last of Typst's own fonts that has letters such as Arabic ones."""


def lacking(letters: str, font_folders: Sequence[Path]) -> str:
    """The first of these letters that neither Typst's fonts nor those in the folders have; empty if they have all."""
    try:
        _specimen(letters, font_folders)
    except TypstError as error:
        if missing := NO_GLYPH.search(error.message):
            return missing["text"][0]
        raise PortfolioError(f"fonts of the CV  {error.message}") from error
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
