"""The Jinja2 environment of `templates/pages/`."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.site.charts.layout import columns, rows
from generator.site.charts.svg import svg


def environment(folder: Path) -> Environment:
    """Templates that escape every value and stop at a name they do not know; `number` writes 1,200, `svg` a chart."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,  # every build makes an environment; files are not asked for changes at every include
    )
    made.filters["number"] = "{:,}".format
    made.globals |= {"columns": columns, "rows": rows, "svg": svg}
    return made


def source(templates: Environment, name: str) -> str:
    """The text of a template that another program than Jinja2 reads."""
    assert templates.loader is not None
    return templates.loader.get_source(templates, name)[0]


def font_folders(templates: Environment) -> list[str]:
    """Where the owner puts fonts for the PDF: `templates/fonts/`, beside the folder of the templates."""
    assert isinstance(templates.loader, FileSystemLoader)
    return [str(Path(folder).parent / "fonts") for folder in templates.loader.searchpath]
