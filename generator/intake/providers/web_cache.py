"""Answers of providers, kept in `.cache/fetch/<day>/` of a project: what was asked lately is not asked again."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

from generator.facts import files

FOLDER = ".cache/fetch"
LONGEST_KEPT = timedelta(days=30)


class WebCache:
    """Answers by the address that was asked for. Those of the last `age` count; after 30 days they are deleted."""

    def __init__(self, project: Path, today: date, age: timedelta = timedelta()) -> None:
        self._folder, self._today = project / FOLDER, today
        self._first = today - age
        self._delete_old()

    def get(self, url: str) -> str | None:
        """The newest answer that counts."""
        for day in sorted(self._days(), reverse=True):
            if self._first <= day <= self._today and (raw := files.found(self._path(day, url))) is not None:
                return raw.decode(errors="replace")
        return None

    def put(self, url: str, text: str) -> None:
        """Keeps an answer."""
        files.write_text(self._path(self._today, url), text)

    def _path(self, day: date, url: str) -> Path:
        return self._folder / day.isoformat() / hashlib.sha256(url.encode()).hexdigest()

    def _days(self) -> list[date]:
        if not self._folder.is_dir():
            return []
        return [day for path in self._folder.iterdir() if (day := _day(path.name))]

    def _delete_old(self) -> None:
        for day in self._days():
            if day < self._today - LONGEST_KEPT:
                files.keep_only(self._folder / day.isoformat(), ())
                (self._folder / day.isoformat()).rmdir()


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None
