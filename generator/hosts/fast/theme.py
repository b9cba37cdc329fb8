"""What a preview keeps of its templates from one build to the next: the code that they were compiled into, and the
names of the files in Material's folders, of which there are fourteen thousand."""

from __future__ import annotations

from collections.abc import Callable, Collection

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

_Filter = Callable[[str], bool]


class KeptCode(BytecodeCache):
    """Compiled templates. Jinja takes the code of one only as long as its source stays the same."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives the code of a template, if it is there."""
        if code := self._kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Takes it."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


class KeptTheme:
    """What is kept of the theme; its `custom_dir`, where people edit, is looked into at every build."""

    def __init__(self) -> None:
        self._code, self._code_of_pages = KeptCode(), KeptCode()
        self._wanted: dict[tuple[frozenset[str], frozenset[str]], Collection[str]] = {}

    def keep(self, theme: Theme, pages: Environment) -> None:
        """Takes part in a theme and in the templates of pages, both of which are made anew for each build."""
        pages.bytecode_cache = self._code_of_pages
        make = theme.get_env

        def get_env() -> Environment:
            env = make()
            env.bytecode_cache = self._code
            env.list_templates = lambda filter_func: self._listed(theme, filter_func)  # type: ignore[method-assign, misc, assignment]  # as MkDocs calls it
            return env

        theme.get_env = get_env  # type: ignore[method-assign]

    def _listed(self, theme: Theme, wanted: _Filter) -> list[str]:
        own = [folder for folder in theme.dirs if folder == theme.custom_dir]
        others = frozenset(theme.dirs).difference(own)
        known = (others, frozenset(theme.static_templates))  # on which it depends what is wanted
        if known not in self._wanted:
            self._wanted[known] = _names(others, wanted)
        return sorted({*self._wanted[known], *_names(own, wanted)})


def _names(folders: Collection[str], wanted: _Filter) -> list[str]:
    return [name for name in FileSystemLoader(list(folders)).list_templates() if wanted(name)]
