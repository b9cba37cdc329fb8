"""The Jinja2 environment of `templates/pages/`: the owner's files on top of the package's."""

from __future__ import annotations

from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from generator.site.charts.layout import columns, rows
from generator.site.charts.svg import svg
from generator.site.template_folders import SHIPPED, folders

FOLDER = "pages"


def environment(project: Path) -> Environment:
    """Templates that escape every value and stop at a name they do not know; `number` writes 1,200, `svg` a chart. The
    package's own are also there as `portfolio/…`, for an owner's template of the same name to include."""
    own = FileSystemLoader(folders(project, FOLDER))
    made = Environment(
        loader=ChoiceLoader([own, PrefixLoader({"portfolio": FileSystemLoader(SHIPPED / FOLDER)})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,  # every build makes an environment; files are not asked for changes at every include
    )
    made.filters["number"] = "{:,}".format
    made.globals |= {"columns": columns, "rows": rows, "svg": svg, "fonts": folders(project, "fonts")}
    return made


def source(templates: Environment, name: str) -> str:
    """The text of a template that another program than Jinja2 reads."""
    assert templates.loader is not None
    return templates.loader.get_source(templates, name)[0]


def font_folders(templates: Environment) -> list[str]:
    """Where the owner puts fonts for the PDF: `templates/fonts/`."""
    fonts = templates.globals["fonts"]
    assert isinstance(fonts, list)
    return [str(folder) for folder in fonts]
