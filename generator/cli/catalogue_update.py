"""Catalogues that follow the program: a new message is added where the template has it, untranslated, and one that
nothing uses any more goes. All other lines stay as translators wrote them."""

from __future__ import annotations

import re

_PLURAL = re.compile(r'(?m)^msgstr\[\d+\] ""\n?')
_BREAK = re.compile(r'"\n"')
_COMMENT = re.compile(r"(?m)^#.*\n")


def updated(catalogue: str, template: str) -> str:
    """The text of a catalogue, in the format of GNU gettext, with the messages of the template and no others."""
    head, *blocks = _blocks(catalogue)
    wanted = {_identity(block): block for block in _blocks(template)[1:]}
    present = {identity: block for block in blocks if (identity := _identity(block)) in wanted}
    order = list(present)
    for number, identity in enumerate(wanted):
        if identity not in present:
            before = list(wanted)[:number]
            order.insert(order.index(before[-1]) + 1 if before else 0, identity)
            present[identity] = _untranslated(wanted[identity], _forms(catalogue))
    return "\n\n".join([head, *(present[identity] for identity in order)]) + "\n"


def _blocks(text: str) -> list[str]:
    return re.split(r"\n\n+", text.strip("\n"))


def _identity(block: str) -> str:
    """The context and the message of a block, however its lines are broken."""
    return _BREAK.sub("", _COMMENT.sub("", block).partition("msgstr")[0])


def _forms(catalogue: str) -> int:
    """How many plural forms the language has, as the header says."""
    found = re.search(r"nplurals=(\d+)", catalogue)
    return int(found[1]) if found else 2


def _untranslated(block: str, forms: int) -> str:
    """A message of the template with an empty translation in each form."""
    bare = _COMMENT.sub("", block)
    if "msgid_plural" not in bare:
        return bare
    return _PLURAL.sub("", bare).rstrip("\n") + "".join(f'\nmsgstr[{form}] ""' for form in range(forms))
