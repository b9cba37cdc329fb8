"""The text of a source, parsed once: as JSON, YAML or XML where it is one."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import PurePath
from typing import Any

import yaml

from generator.errors import Problem
from generator.intake.readers.asked_keys import Asked

_BOM = "\ufeff"
_BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Loader(_BASE):  # type: ignore[misc]  # the C loader, if this machine has it, is known only here
    """Every scalar as text: `2020` and `no` in YAML are what somebody typed."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Asked:
        return Asked([(self._key(key), self.construct_object(value, deep=True)) for key, value in node.value])

    def _key(self, node: Any) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a key that is not a text", node.start_mark)
        return str(node.value)


_YAML_START = re.compile(
    r"(?:---[^\S\n]*\n|[^\S\n]*(?:#[^\n]*)?\n)*(?:- |(?:\w[\w -]*|\"[^\"\n]+\"|'[^'\n]+'):(?:\s|$))"
)
_XML_START = re.compile(
    r"\s*(?:<\?xml\b[^<>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE\b[^<>\[]*(?:\[.*?\])?>\s*)?<(?P<root>[\w:.-]+)",
    re.DOTALL,
)
_SCRIPT = re.compile(
    r"<script\b[^<>]*type\s*=\s*[\"']?application/ld\+json[\"']?[^<>]*>(?P<json>.*?)</script\s*>", re.I | re.DOTALL
)
_NOT_IN_YAML = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no YAML may hold (YAML 1.2, 5.1); text that was copied from a PDF has them."""

DEEPEST_YAML = 50
"""Levels of YAML that are read."""

ENVELOPE = frozenset({"fetched", "query", "pages"})
"""The keys of a file that was fetched: the day, what was asked for, and the answers; XML is a list of lines."""


@dataclass(frozen=True)
class Document:
    """A source. `path` is its path in problems; `text` is without a byte order mark; `fetched` is the day on which
    `portfolio fetch` got it, None for any other file."""

    path: str
    text: str
    fetched: date | None = None

    @property
    def suffix(self) -> str:
        """The ending of its name, in lower case."""
        return PurePath(self.path).suffix.lower()

    @property
    def data(self) -> Any:
        """What the JSON or YAML holds; None for another kind of text."""
        return self._parsed[0]

    @property
    def fault(self) -> Problem | None:
        """What is wrong with a text that can only be JSON or YAML."""
        return self._parsed[1]

    @cached_property
    def root_name(self) -> str:
        """The name of the root element of an XML or HTML text, without its prefix; otherwise empty."""
        if self.text.lstrip()[:1] != "<":
            return ""
        match = _XML_START.match(self.text)
        return match["root"].rpartition(":")[2] if match else ""

    @property
    def pages(self) -> list[tuple[str, Any]]:
        """The answers that the data consists of, each with its JSON pointer: one, or those of a fetched file."""
        if self.fetched is None or self.data is None:  # lines of XML are not data
            return [("", self.data)]
        pages = self.data["pages"]
        return [(f"/pages/{number}", page) for number, page in enumerate(pages if isinstance(pages, list) else [pages])]

    @cached_property
    def _parsed(self) -> tuple[Any, Problem | None]:
        start = self.text.lstrip()[:1]
        if start and start in "{[":
            return self._json(self.text)
        if start == "<":
            return self._scripts(), None
        if self.suffix in {".yaml", ".yml"} and _YAML_START.match(self.text):
            return self._yaml()
        return None, None

    def _scripts(self) -> Any:
        """The JSON-LD in a page of HTML; scripts that are not JSON count as absent."""
        found = [self._json(match["json"])[0] for match in _SCRIPT.finditer(self.text)]
        return [node for data in found if data for node in (data if isinstance(data, list) else [data])] or None

    def _json(self, text: str) -> tuple[Any, Problem | None]:
        try:
            return json.loads(text, parse_constant=_refused, object_pairs_hook=Asked), None
        except json.JSONDecodeError as error:
            message, hint = f"broken JSON: {error.msg}", "export or fetch it again"
            return None, Problem(self.path, error.lineno, message, hint, column=error.colno)
        except (ValueError, RecursionError):
            return None, Problem(self.path, 0, "broken JSON: a number or a nesting that no source writes")

    @cached_property
    def _yaml_text(self) -> str:
        """The text without what makes a parser refuse all of it: control characters, and byte order marks inside."""
        return without_controls(self.text)

    def _refused_yaml(self) -> Problem | None:
        """What the loader must not see: aliases, which can grow without limit, and nesting that it would recurse on."""
        depth = 0
        for event in yaml.parse(self._yaml_text, _Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent):
                return Problem(self.path, _line(event), "has a YAML alias", "write it out, without * and &")
            if depth > DEEPEST_YAML:
                return Problem(self.path, _line(event), "is nested too deeply")
        return None

    def _yaml(self) -> tuple[Any, Problem | None]:
        try:
            if problem := self._refused_yaml():
                return None, problem
            return yaml.load(self._yaml_text, _Loader), None  # noqa: S506  # a loader that makes texts only
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            return None, Problem(self.path, line, f"broken YAML: {error.problem}", column=column)
        except (yaml.YAMLError, ValueError, RecursionError):
            return None, Problem(self.path, 0, "broken YAML")


def without_controls(text: str) -> str:
    """A text with a space for each control character, and without byte order marks."""
    return _NOT_IN_YAML.sub(" ", text.replace(_BOM, ""))


def document(path: str, text: str) -> Document:
    """The document of a text as it is in a file. Of a fetched file with XML it is the XML, each line where it is."""
    plain = Document(path, text.removeprefix(_BOM))
    day = _day(plain.data)
    if day is None:
        return plain
    pages = plain.data["pages"]
    if isinstance(pages, list) and pages and all(isinstance(line, str) for line in pages):
        above = plain.text.count("\n", 0, plain.text.find(json.dumps(pages[0], ensure_ascii=False)))
        return Document(path, "\n" * above + "\n".join(pages), day)
    return replace(plain, fetched=day)


def _day(data: Any) -> date | None:
    """The day of a fetched file."""
    if not (isinstance(data, dict) and data.keys() >= ENVELOPE):
        return None
    try:
        return date.fromisoformat(str(data["fetched"])[:10])
    except ValueError:
        return None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _refused(name: str) -> Any:
    raise ValueError(name)
