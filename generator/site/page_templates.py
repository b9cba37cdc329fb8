"""The Jinja2 environment of `templates/pages/`."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.site.charts.layout import columns, rows
from generator.site.charts.svg import svg


def environment(folder: Path) -> Environment:
    """Templates that escape every value and fail on unknown names. The filter `number` writes 1,200; `columns`, `rows`
    and `svg` draw a chart."""
    templates = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # every build has its own environment, so no include needs to look for a changed file
    )
    templates.filters["number"] = "{:,}".format
    templates.globals |= {"columns": columns, "rows": rows, "svg": svg}
    return templates


def source(templates: Environment, name: str) -> str:
    """The text of a template that a program other than Jinja2 reads."""
    assert templates.loader is not None
    return templates.loader.get_source(templates, name)[0]


def font_folders(templates: Environment) -> list[str]:
    """The folders of the owner's fonts for the PDF: `templates/fonts/`, beside the templates."""
    assert isinstance(templates.loader, FileSystemLoader)
    return [str(Path(folder).parent / "fonts") for folder in templates.loader.searchpath]
