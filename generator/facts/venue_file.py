"""`content/venues.yml`: what the owner says of venues, a line `full name: short name` or `{short: …, url: …,
formerly: […]}` each."""

from __future__ import annotations

from generator.errors import Problem
from generator.facts import frontmatter
from generator.facts.fields import Kind
from generator.facts.frontmatter import FrontMatterError, Parts
from generator.facts.values import CODECS
from generator.facts.venue_names import comparable
from generator.facts.yaml_values import Rejected
from generator.model import VenueName

_BEFORE = 1
"""Front matter begins on the second line of a file, and positions in it are counted from there."""


def venues(path: str, text: str) -> tuple[dict[str, VenueName], list[Problem]]:
    """What the file says, by full names, with the problems that prevent it."""
    nodes, errors, _, _ = frontmatter.read_all(Parts("", text.removeprefix("\ufeff"), "", "", 0))
    problems = [_unreadable(path, error) for error in errors]
    codec, said = CODECS[Kind.VENUE_NAME], {}
    first: dict[str, str] = {}
    for name, node in nodes.items():
        try:
            said[name] = codec.to_value(codec.read(node))
        except Rejected as error:
            line, column = error.at
            problems.append(Problem(path, line - _BEFORE, f"{name!r:.80} {error.message}", error.hint, column=column))
            continue
        of_all_years = said[name].short or said[name].url
        if of_all_years and (other := first.setdefault(comparable(name), name)) != name:
            line, column = node.key_at
            message = f"{name!r:.80} is the same venue as {other!r:.80}"
            problems.append(Problem(path, line - _BEFORE, message, "delete one of them", column=column))
    return said, problems


def _unreadable(path: str, error: FrontMatterError) -> Problem:
    message = error.message.replace("the front matter", "the file")
    return Problem(path, max(error.line - _BEFORE, 1), message, error.hint, column=error.column)
