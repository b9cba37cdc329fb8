"""Reads an index in parts as the browser does: by its manifest, one part at a time."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping

from generator.site.search.last_index import FOLDER

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def part(files: Mapping[str, str], name: str) -> dict[str, str]:
    """The manifest or a part."""
    manifest: dict[str, str] = json.loads(files[f"{FOLDER}/manifest.json"])
    if name == "manifest":
        return manifest
    result: dict[str, str] = json.loads(files[f"{FOLDER}/{manifest['version']}/{name}.json"])
    return result


def holding(files: Mapping[str, str], section: str, key: str) -> dict[str, str]:
    """The part that may have a key."""
    starts = [start.encode("utf-16-be") for start in part(files, "manifest")[section]]
    index = max(bisect_right(starts, key.encode("utf-16-be")) - 1, 0)
    return part(files, f"{section}-{index}") if starts else {}


def numbers(files: Mapping[str, str], section: str, key: str) -> list[list[int]]:
    """The numbers of the documents with a key, by field."""
    return decoded(holding(files, section, key).get(key, ""))


def decoded(posting: str) -> list[list[int]]:
    """A posting as numbers."""
    return [_numbers(field) for field in posting.split(" ")]


def _numbers(field: str) -> list[int]:
    result, last, difference, shift = list[int](), -1, 0, 0
    for digit in map(DIGITS.index, field):
        difference |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            last += difference + 1
            result.append(last)
            difference = shift = 0
    return result
