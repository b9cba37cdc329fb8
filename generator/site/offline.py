"""A built site → a copy that works in a folder on disk, where browsers neither fetch files nor look for `index.html`.

Links to folders name their `index.html`. Each file that a script reads, such as a part of the search index, becomes a
script itself, because a page opened from a file may load only scripts. What only a web server uses is left out.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping

from generator.citing.writers import OF_LISTS, WRITERS, any_of

_SCRIPTED = re.compile(
    rf"publications\.({any_of(WRITERS)})|(topics|years|venues)/[^/]*\.({any_of(OF_LISTS)})"
    r"|publications/data/.*\.json|search/index/.*\.json"
)
"""The files that assets/files.js reads."""

_LEFT_OUT = re.compile(r"404\.html|\.inputs|sitemap\.xml(\.gz)?|cards/.*|publications/data/.*|search/.*")

_LINK = re.compile(r"<(?:a|area|link)\s[^>]*>")
_HREF = re.compile(r"""(\shref=")([^":]*)(")""")
_PRELOADED_FONT = re.compile(r'\s*<link rel="preload"[^>]*as="font"[^>]*>')
_CARD = re.compile(r'\s*<meta (?:property="og:image[^"]*"|name="twitter:card")[^>]*>')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)')
_OFFLINE_POLICY = "default-src 'self' file:; img-src 'self' file: data:; connect-src 'none'"
"""`file:` for browsers in which files have no origin."""

_TIMESTAMP = (1980, 1, 1, 0, 0, 0)


def offline_copy(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the copy by path, made from those of a site."""
    kept = {path: data for path, data in site.items() if not _LEFT_OUT.fullmatch(path)}
    copy = {path: _page(data) if path.endswith(".html") else data for path, data in kept.items()}
    return copy | {f"{path}.js": _as_script(data.decode()) for path, data in site.items() if _SCRIPTED.fullmatch(path)}


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """A zip archive with the files in one folder; equal files give equal bytes."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{path}", _TIMESTAMP)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(entry, data)
    return archive.getvalue()


def file_link(link: str) -> str:
    """The relative link to a file instead of a folder: `years/` → `years/index.html`, `../#x` → `../index.html#x`."""
    path, mark, anchor = link.partition("#")
    is_folder = path.endswith(("/", "/..")) or path in {".", ".."}
    return f"{path.rstrip('/') or '.'}/index.html{mark}{anchor}" if is_folder else link


def _page(data: bytes) -> bytes:
    text = _CARD.sub("", _PRELOADED_FONT.sub("", data.decode()))
    text = _POLICY.sub(rf"\g<1>{_OFFLINE_POLICY}\g<2>", text)
    return _LINK.sub(lambda tag: _HREF.sub(_with_file_link, tag[0]), text).encode()


def _with_file_link(href: re.Match[str]) -> str:
    return f"{href[1]}{file_link(href[2])}{href[3]}"


def _as_script(text: str) -> bytes:
    return f"document.currentScript.file = {json.dumps(text)};\n".encode()
