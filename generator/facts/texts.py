"""The texts of the files in `content/`, as far as memory holds them."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from pathlib import Path

from generator.facts.files import read_text

LONGEST_FILE = 1_000_000
"""Bytes of a Markdown file in `content/`."""


class Texts(MutableMapping[str, str]):
    """The text of every Markdown file, by its path. One that has been let go is read again when it is asked for, which
    raises InputProblems if the file cannot be read any more."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._texts: dict[str, str | int] = {}  # the hash of a text that has been let go

    def __getitem__(self, path: str) -> str:
        text = self._texts[path]
        if isinstance(text, str):
            return text
        assert self._folder is not None  # without it nothing is let go
        return read_text(self._folder / path, f"{self._folder.name}/{path}", LONGEST_FILE)

    def __setitem__(self, path: str, text: str) -> None:
        self._texts[path] = text

    def __delitem__(self, path: str) -> None:
        del self._texts[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def let_go(self, path: str) -> None:
        """Frees the memory of a text: of 10,000 publications they would be a third of all that is held."""
        if self._folder:
            self._texts[path] = hash(self._texts[path])

    def had(self, path: str, text: str) -> bool:
        """True if the file had this text when it was read."""
        return self._texts.get(path) in {text, hash(text)}
