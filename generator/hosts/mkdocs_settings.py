"""What the plugin changes in MkDocs' settings: the folders of the theme, and the day of the build."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.model import Profile
from generator.site import template_folders

_EPOCH = "SOURCE_DATE_EPOCH"


def add_theme(config: MkDocsConfig, root: Path) -> list[str]:
    """Lays our theme on top of Material's and the owner's on top of ours; `mkdocs.yml` need not name either. Returns
    the folders of both."""
    ours = [str(folder) for folder in template_folders.folders(root, "theme")]
    theme = list(dict.fromkeys([*filter(None, [config.theme.custom_dir]), *ours]))
    others = [folder for folder in config.theme.dirs if folder not in theme]
    config.theme.dirs[:] = [*theme, *others]
    watched = {root / template_folders.OWN, *map(Path, theme)}
    config.watch += sorted(str(folder) for folder in watched if folder.is_dir())
    return theme


def set_day(profile: Profile) -> None:
    """MkDocs stamps sitemap.xml.gz with the time of the build; a day of the facts makes builds repeatable. Raises Abort
    if the environment names something that is not a time."""
    newest = max((metric.as_of for metric in profile.metrics if metric.as_of.year), default=None)
    day = datetime(newest.year, newest.month or 1, newest.day or 1, tzinfo=UTC) if newest else None
    os.environ[_EPOCH] = os.environ.get(_EPOCH, "").strip() or str(int(day.timestamp()) if day else 0)
    if not re.fullmatch(r"[0-9]{1,10}", os.environ[_EPOCH]) or int(os.environ[_EPOCH]) >= 2**32:
        hint = f"unset it, or: export {_EPOCH}=$(date +%s)"
        raise Abort(f"{_EPOCH}  must be seconds since 1970, not {os.environ[_EPOCH]!r} — {hint}")
