"""Files that are meant for another language of the site, under names that other programs give them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import Problem, Severity
from generator.facts import languages
from generator.facts.store import PUBLICATIONS, TRANSLATED, Content

_BESIDE = re.compile(r"(?P<page>(?:.*/)?[\w-]+?)[._-](?P<language>[A-Za-z]{2})\.md")
_FOLDER = re.compile(r"(?P<language>[A-Za-z]{2})/(?P<page>.+)\.md")


def files_in_other_languages(content: Content) -> Iterator[Problem]:
    """A page is named as one in another language, which the site does not have or which is named in another way."""
    for path in sorted(content.files):
        found = TRANSLATED.fullmatch(path)
        if found and path in content.of_kinds and f"{found['page']}.md" not in content.files:
            original = content.shown(f"{found['page']}.md")
            yield Problem(
                content.shown(path), 0, f"there is no {original}", f"rename it to {original}, or write that file too"
            )
        elif hint := _hint(content, path):
            yield Problem(content.shown(path), 0, "is not taken for a page in another language", hint, Severity.NOTICE)


def _hint(content: Content, path: str) -> str:
    if (found := TRANSLATED.fullmatch(path)) and f"{found['page']}.md" in content.files:
        if path.startswith(f"{PUBLICATIONS}/"):
            return "papers have one text; write their language in it: language: de"
        if found["language"] in content.translations or not languages.is_known(found["language"]):
            return ""
        return f"add {content.shown('index')}.{found['language']}.md, which gives the site that language"
    for pattern in (_BESIDE, _FOLDER):
        found = pattern.fullmatch(path)
        language = found["language"].lower() if found else ""
        if found and languages.is_known(language) and f"{found['page']}.md" in content.files - {path}:
            return f"rename it to {content.shown(found['page'])}.{language}.md"
    return ""
