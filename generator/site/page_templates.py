"""The Jinja2 environment of `templates/pages/`: the owner's files on top of the package's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from jinja2.runtime import Context

from generator.site.charts.chart_layout import columns, rows
from generator.site.charts.chart_svg import svg
from generator.site.language.language import ENGLISH, RIGHT_TO_LEFT, Language
from generator.site.template_folders import SHIPPED, folders, is_shipped
from generator.site.written_language import in_order, isolated

FOLDER = "pages"
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Lazy:
    """A value of a template that is computed only for templates that name it."""

    compute: Callable[[], object]


class _Context(Context):
    """Computes lazy values."""

    def resolve_or_missing(self, key: str) -> Any:
        value = super().resolve_or_missing(key)
        return value.compute() if isinstance(value, Lazy) else value


class _Files(FileSystemLoader):
    """Reads the package's pages without their indentation, which would be a twentieth of a site; an owner's template
    may need its own."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        text, file, is_current = super().get_source(environment, template)
        is_ours = template.endswith(".html") and is_shipped(Path(file))
        return _INDENT.sub("", text) if is_ours else text, file, is_current


def environment(project: Path, language: Language = ENGLISH, compiled: Path | None = None) -> Environment:
    """Templates that escape every value and fail on unknown names. The filter `number` writes 1,200; `columns`,
    `rows` and `svg` draw a chart, and `in_order` writes a name of a list. The package's files are also there as
    `portfolio/…`, for an owner's template to include. `compiled` is the folder of what Jinja2 has made of the same
    templates for the same program."""
    files = _Files(folders(project, FOLDER))
    templates = Environment(
        loader=ChoiceLoader([files, PrefixLoader({"portfolio": _Files(SHIPPED / FOLDER)})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=bytecode(compiled, language.code) if compiled else None,
        auto_reload=False,  # every build has its own environment, so no include needs to look for a changed file
    )
    templates.context_class = _Context
    templates.filters |= {
        "number": language.number,
        "within_sentence": language.within_sentence,
        "in_order": isolated if language.direction == RIGHT_TO_LEFT else in_order,
    }
    templates.globals |= language.for_templates | {
        "columns": columns,
        "rows": rows,
        "svg": svg,
        "fonts": folders(project, "fonts"),
    }
    return templates


def bytecode(folder: Path, name: str) -> FileSystemBytecodeCache:
    """The compiled templates of an environment with a name. Two environments share none, as Jinja2 computes what is
    constant, such as `{{ 1200|number }}`. Makes the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder), f"{name}-%s")


def source(templates: Environment, name: str) -> str:
    """The text of a template that a program other than Jinja2 reads."""
    assert templates.loader is not None
    return templates.loader.get_source(templates, name)[0]


def font_folders(templates: Environment) -> list[str]:
    """The folders of the owner's fonts for the PDF: `templates/fonts/`, beside the templates."""
    fonts = templates.globals["fonts"]
    assert isinstance(fonts, list)
    return [str(folder) for folder in fonts]
