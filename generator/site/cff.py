"""CITATION.cff 1.2.0 (https://citation-file-format.github.io): how to cite the repository of a portfolio."""

from __future__ import annotations

from collections.abc import Iterator

from generator.facts import names
from generator.facts.yaml_scalars import quoted
from generator.model import Profile
from generator.site.json_ld import orcid
from generator.text.line import one_line

_MESSAGE = "Cite individual papers by their entries in the downloads of the site, and this collection as follows."


def cff(profile: Profile) -> str:
    """The file. It has neither date nor version, so that it changes only with the owner."""
    return "\n".join(_lines(profile)) + "\n"


def _lines(profile: Profile) -> Iterator[str]:
    yield "# Written by `portfolio export cff -o CITATION.cff`."
    yield "cff-version: 1.2.0"
    yield f"message: {quoted(_MESSAGE)}"
    yield f"title: {quoted(f'Publications of {one_line(profile.name)}')}"
    yield "type: dataset"
    yield "authors:"
    parts = [f"{key}: {quoted(part)}" for key, part in _author(profile).items() if part]
    yield f"  - {parts[0]}"
    yield from (f"    {part}" for part in parts[1:])


def _author(profile: Profile) -> dict[str, str]:
    person = names.parse(one_line(profile.name))
    if person.is_literal:
        return {"name": person.name, "orcid": orcid(profile)}
    return {
        "family-names": person.family,
        "given-names": person.given,
        "name-particle": person.particle,
        "name-suffix": person.suffix,
        "orcid": orcid(profile),
    }
