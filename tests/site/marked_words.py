"""A language whose messages are the English ones in marks, and what of a page is outside of all marks."""

from __future__ import annotations

import re
from io import BytesIO

from babel.messages.pofile import read_po, write_po

from generator.citing.styles import STYLES
from generator.citing.writers import WRITERS
from generator.cli.messages_template import template

CODE = "el"
"""A language without a catalogue in the package, with the plurals of English, and months in other letters."""

_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\b[\w.-]+\.(?:example|org)\b\S*")
_CUT = re.compile(r"⟦.*$", re.DOTALL)
"""What is left of a message that a description ends within."""

_OUTER = re.compile(r"⟦[^⟦⟧]*⟧")
_HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

_WORD = re.compile(r"[A-Za-z]{2,}|[,;](?=\s)")
"""A word; or a comma or semicolon, which other languages write in another way."""

_TEXTS = ["PDF DOI doi arXiv ISBN ISSN ORCID iD GitHub Atom Ctrl html pdf KB MB files et al NLM", *WRITERS]
_TEXTS += [name for writer in WRITERS.values() for name in (writer.label, *writer.programs)]
_NAMES = frozenset(_WORD.findall(" ".join([*_TEXTS, *(style.label for style in STYLES.values())])))
"""Names of formats, programs, sites and manuals."""


def catalogue() -> str:
    """The text of the catalogue."""
    catalog = read_po(BytesIO(template().encode()))
    for message in catalog:
        if message.id:
            forms = [f"⟦{form}⟧" for form in ([message.id] if isinstance(message.id, str) else message.id)]
            message.string = forms[0] if isinstance(message.id, str) else tuple(forms)
    text = BytesIO()
    write_po(text, catalog, omit_header=True, no_location=True)
    return _HEADER + text.getvalue().decode()


def unmarked(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """The Latin words and commas of a text outside of marks that are neither names nor `known`, without addresses."""
    before, text = "", _ADDRESS.sub(" ", text)
    while text != before:
        before, text = text, _OUTER.sub(" ", text)
    text = _CUT.sub(" ", text)
    return [word for word in _WORD.findall(text) if word not in _NAMES and word not in known]
