"""Letters of the curriculum vitae that no font of its PDF has, told before the file is made."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.errors import Problem, Severity
from generator.facts.store import CONTENT, PROFILE_PAGE, Content
from generator.model import Person, Profile
from generator.site.template_folders import folders

_EUROPEAN_END, _SYMBOLS, _SYMBOLS_END = "\u0590", "\u1e00", "\u2300"
"""Typst's own fonts have the letters before the first, and those between the others."""

_HINT = "put a .ttf or .otf font that has them into templates/fonts/, or the PDF shows boxes"


def notices(project: Path, content: Content) -> Iterator[Problem]:
    """A notice for each script of which the PDF lacks letters, with the first of them."""
    if not any(_may_lack(letter) for text in _texts(content, _everybody) for letter in text):
        return
    from generator.site.cv_pdf import lacking  # neither is loaded where it is not needed
    from generator.site.vita import named

    letters = sorted({each for text in _texts(content, named) for each in text if _may_lack(each)})
    fonts = folders(project, "fonts")
    by_script: dict[str, str] = {}
    for letter in letters:
        by_script[_script(letter)] = by_script.get(_script(letter), "") + letter
    for script, those in by_script.items():
        if missing := lacking(those, fonts):
            message = f"the PDF of the CV has no font for {script} letters, such as {missing} (U+{ord(missing):04X})"
            yield Problem(f"{CONTENT}/{PROFILE_PAGE}", 0, message, _HINT, Severity.NOTICE)


def _texts(content: Content, authors: Callable[[Sequence[Person]], Sequence[Person]]) -> Iterator[str]:
    """What the PDF shows of a person and of the works, with some of their `authors`."""
    profile = content.profile or Profile("")
    yield from (profile.name, profile.position, profile.location, content.cv)
    for place in profile.affiliations:
        yield from (place.name, place.role, place.department)
    for degree in profile.education:
        yield from (degree.degree, degree.area, degree.institution, degree.thesis)
    for work in content.publications.values():
        yield from (work.title, work.venue, work.publisher)
        yield from (author.name for author in authors(work.authors))


def _everybody(authors: Sequence[Person]) -> Sequence[Person]:
    return authors


def _may_lack(letter: str) -> bool:
    is_known = letter < _EUROPEAN_END or _SYMBOLS <= letter < _SYMBOLS_END
    return not is_known and letter.isprintable()


def _script(letter: str) -> str:
    """The first word of the letter's name in Unicode, such as `Hangul`; `Chinese or Japanese` for their ideographs and
    the marks that go with them."""
    word = unicodedata.name(letter, "other").partition(" ")[0]
    return "Chinese or Japanese" if word in {"CJK", "IDEOGRAPHIC", "FULLWIDTH"} else word.capitalize()
