"""The files of a site as MkDocs sees them, of which ours come into being when they are asked for, and go again.

MkDocs keeps a file and a page for every place of the site until the build ends: a quarter of a gigabyte at 10,000
publications, each of which has six. Here it knows those by name that it asks for, such as the pages of the navigation;
all others it meets once while it writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path, PurePath
from typing import overload

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions

from generator.facts import files
from generator.hosts.fast import citations, memory
from generator.hosts.fast.pages import MadeFile, MadePage, Make

_HEAVY = "cv.pdf"
"""Making it takes more memory than making any other file."""

_PAGES = 1_000
"""Pages after which free memory is given back: theirs leave gaps."""

Inclusion = Callable[[InclusionLevel], bool]


class Phase(Enum):
    """Where a build stands, which decides what of ours can be seen."""

    NAVIGATION = "what was asked for by name, which gets its page from MkDocs"
    READING = "the same; what is asked for now has a page of ours"
    RESTING = "of the same only pages that give the navigation their name; a preview makes all others later"
    WRITING = "everything"


class LateFiles(Files):
    """The files that MkDocs found, and ours by what makes them, which are taken over."""

    def __init__(self, found: Iterable[File], config: MkDocsConfig, makers: dict[str, Make]) -> None:
        super().__init__(file for file in found if file.src_uri not in makers)
        self._config, self._makers = config, makers
        self._inclusion = _inclusion(config, makers)
        self.phase = Phase.NAVIGATION

    def get_file_from_path(self, path: str) -> File | None:
        """The file of a path below `docs_dir`; one of ours is kept from now on."""
        path = PurePath(path).as_posix()
        if path in self._makers:
            self._src_uris[path] = self._file(path)
        return self._src_uris.get(path)

    def __contains__(self, path: str) -> bool:
        return self.get_file_from_path(path) is not None

    def remove(self, file: File) -> None:
        """Takes a file out."""
        self._makers.pop(file.src_uri, None)
        super().remove(file)

    def documentation_pages(self, *, inclusion: Inclusion = InclusionLevel.is_included) -> Sequence[File]:
        """The pages: of ours, those that can be seen."""
        seen = super().documentation_pages(inclusion=inclusion)
        if self.phase is not Phase.WRITING:
            return [file for file in seen if not self._rests(file)]
        first = [file for file in seen if file.src_uri not in self._makers]
        ours = [path for path in self._makers if path.endswith(".md") and inclusion(self._level(path))]
        return _Pages(first, ours, self._file)

    def copy_static_files(self, dirty: bool = False, *, inclusion: Inclusion = InclusionLevel.is_included) -> None:
        """Writes the files that are no pages."""
        super().copy_static_files(dirty, inclusion=inclusion)
        if self.phase is Phase.WRITING:
            ours = {path: make for path, make in self._makers.items() if self._is_download(path, inclusion)}
            folder, made_folders = Path(self._config.site_dir), set[str]()
            for path, content in citations.contents(ours):
                files.put(folder, path, content, made_folders)
                if path == _HEAVY:
                    memory.give_back()
            memory.give_back()

    def made_at(self, place: str) -> File | None:
        """That of ours which stands at a place of the site, unless settings leave it out."""
        stem = place.removesuffix(".html")
        sources = (place, f"{stem}.md", f"{stem.removesuffix('/index')}.md")
        ours = [path for path in sources if path in self._makers and self._level(path) is not InclusionLevel.EXCLUDED]
        files = map(self._file, ours)
        return next((file for file in files if file.dest_uri == place), None)

    def _rests(self, file: File) -> bool:
        if self.phase is not Phase.RESTING or not isinstance(file, MadeFile):
            return False
        return isinstance(file.page, MadePage) or "title" in vars(file.page)

    def _is_download(self, path: str, inclusion: Inclusion) -> bool:
        return not path.endswith(".md") and path not in self._src_uris and inclusion(self._level(path))

    def _level(self, path: str) -> InclusionLevel:
        return self._inclusion.get(path, InclusionLevel.INCLUDED)

    def _file(self, path: str) -> File:
        if path in self._src_uris:
            return self._src_uris[path]
        file = MadeFile(self._config, path, self._makers[path], self._level(path))
        if path.endswith(".md") and self.phase is not Phase.NAVIGATION:
            MadePage(file, self._config)
        return file


class _Pages(Sequence[File]):
    """Files of pages, of which ours are made each time that they are come upon."""

    def __init__(self, first: Sequence[File], ours: Sequence[str], page: Callable[[str], File]) -> None:
        self._first, self._ours, self._page = first, ours, page

    def __len__(self) -> int:
        return len(self._first) + len(self._ours)

    def __iter__(self) -> Iterator[File]:
        yield from self._first
        for number, path in enumerate(self._ours, 1):
            yield self._page(path)
            if number % _PAGES == 0:
                memory.give_back()

    @overload
    def __getitem__(self, place: int) -> File: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[File]: ...

    def __getitem__(self, place: int | slice) -> File | Sequence[File]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        place = range(len(self))[place]
        own = place - len(self._first)
        return self._first[place] if own < 0 else self._page(self._ours[own])


def _inclusion(config: MkDocsConfig, paths: Iterable[str]) -> dict[str, InclusionLevel]:
    """The files that settings leave out or hold back as drafts; none where no setting says so."""
    if not config.exclude_docs and not config.draft_docs:
        return {}
    files = [File(path, None, config.site_dir, config.use_directory_urls) for path in paths]
    set_exclusions(files, config)
    usual = {InclusionLevel.INCLUDED, InclusionLevel.NOT_IN_NAV}
    return {file.src_uri: file.inclusion for file in files if file.inclusion not in usual}
