"""Counts what is made of papers."""

from __future__ import annotations

import pytest

from generator.site.paper import Pub


def entries_made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Which entries are made from now on."""
    calls: list[tuple[str, str]] = []
    entry = Pub.entry

    def counted(self: Pub, ending: str) -> str:
        calls.append((self.key, ending))
        return entry(self, ending)

    monkeypatch.setattr(Pub, "entry", counted)
    return calls
