"""Pictures and files that moved texts name: where they are in the folder of a site, and where they go in `content/`."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.facts import citation_keys
from generator.intake.moving.site_folder import SiteFolder

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg")
_FILES = (".pdf", ".csv", ".tsv", ".bib", ".json", ".ipynb", ".yml", ".yaml")
_ROOTS = (
    "", "static", "assets", "assets/media", "assets/pdf", "assets/img", "assets/img/publication_preview", "files",
    "images",
)  # fmt: skip
"""Where templates look for what is named without its folder."""


@dataclass(slots=True)
class Assets:
    """The files of a site that moved texts name, by their paths below `content/`."""

    site: SiteFolder
    taken: dict[str, str] = field(default_factory=dict)

    def take(self, target: str, page: str) -> str:
        """Where the file that a text names will be below `content/`; empty for what is not a file of the site.
        `page` is the path of the page that names it."""
        path = self._found(re.split(r"[?#]", unquote(target))[0].strip(), posixpath.dirname(page))
        if not path:
            return ""
        ending = PurePosixPath(path).suffix.lower()
        folder = "images" if ending in PICTURES else "files" if ending in _FILES else ""
        if folder:
            self.taken[path] = f"{folder}/{self._name(path)}"
        return self.taken.get(path, "")

    def _found(self, target: str, folder: str) -> str:
        """The path of a file in the site; links that lead out of its folder find none."""
        if not target or ":" in target:
            return ""
        bare = target.lstrip("/")
        near = [] if target.startswith("/") else [posixpath.join(folder, target)]
        candidates = [posixpath.normpath(each) for each in (*near, *(posixpath.join(root, bare) for root in _ROOTS))]
        return next((each for each in candidates if each in self.site.known), "")

    def _name(self, path: str) -> str:
        """The name of a file in `content/`: its own, with its folders if others have the same."""
        pure = PurePosixPath(path)
        short, long = pure.stem, f"{pure.parent.name}-{pure.stem}"
        is_own, is_of_folder = (self.site.names[name.lower()] == 1 for name in (pure.name, "/".join(pure.parts[-2:])))
        stem = short if is_own else long if is_of_folder else str(pure.with_suffix(""))
        return f"{citation_keys.slug(stem) or 'file'}{pure.suffix.lower()}"
