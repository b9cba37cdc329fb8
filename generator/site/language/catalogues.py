"""The catalogues in `templates/locale/`, a file for each language, read when a site is built."""

from __future__ import annotations

import gettext
import hashlib
from functools import cache
from io import BytesIO
from pathlib import Path

from generator.facts import files
from generator.site import template_folders
from generator.site.language.language import ENGLISH, ENGLISH_CODE, Language

FOLDER = "locale"
_LONGEST = 2_000_000


def language(project: Path, code: str) -> Language:
    """The language with a tag such as `de`, from the owner's catalogue or the package's; one of a region is that of the
    language if it has no catalogue of its own. Raises LookupError for a language without a catalogue."""
    if code.partition("-")[0] == ENGLISH_CODE:
        return ENGLISH
    for name in dict.fromkeys([code, code.partition("-")[0] if _is_regional(code) else code]):
        file = template_folders.file(project, f"{FOLDER}/{name}.po")
        if file.is_file():
            return _read(files.read_text(file, file.name, _LONGEST), code)
    raise LookupError(code)


def missing(project: Path, code: str) -> str:
    """What to do about a language that has no catalogue; empty for one that has."""
    try:
        language(project, code)
    except LookupError:
        base = code.partition("-")[0]
        script = f"{base} is written in another script; " if base != code and base in known(project) else ""
        return f"{script}known are {', '.join(known(project))}; CONTRIBUTING.md says how to add one"
    return ""


def direction_of(code: str) -> str:
    """`ltr` or `rtl`, for languages without a catalogue too."""
    if code.partition("-")[0] == ENGLISH_CODE:
        return ENGLISH.direction
    from generator.site.language.cldr import locale_of

    locale = locale_of(code)
    return locale.text_direction if locale else ENGLISH.direction


def own_name(code: str) -> str:
    """What a language is called in itself, with a capital: `Deutsch`; its tag if CLDR does not know it."""
    from generator.site.language.cldr import locale_of

    locale = locale_of(code)
    name = (locale.get_display_name() if locale else "") or code
    return name[:1].upper() + name[1:]


def chosen(project: Path, code: str) -> Language:
    """The language with a tag; English if it has no catalogue."""
    try:
        return language(project, code)
    except LookupError:
        return ENGLISH


def known(project: Path) -> list[str]:
    """The tags of all languages that have a catalogue."""
    paths = (path for folder in template_folders.folders(project, FOLDER) for path in folder.glob("*.po"))
    return sorted({ENGLISH_CODE, *(path.stem for path in paths)})


def _is_regional(code: str) -> bool:
    """True for `pt-BR`; false for `zh-TW`, which is written in another script than `zh`."""
    from generator.site.language.cldr import locale_of

    locale = locale_of(code)
    return locale is not None and locale.script is None


@cache
def _read(text: str, code: str) -> Language:
    """Babel is imported only for languages other than English: it takes 30 ms."""
    from generator.site.language.cldr import Cldr, locale_of

    locale = locale_of(code)
    if locale is None:
        raise LookupError(code)
    return Language(code, compiled(text), Cldr(locale), hashlib.sha256(text.encode()).hexdigest())


def compiled(text: str) -> gettext.GNUTranslations:
    """The messages of a catalogue."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    file = BytesIO()
    write_mo(file, read_po(BytesIO(text.encode()), abort_invalid=True))
    file.seek(0)
    return gettext.GNUTranslations(file)
