"""`mkdocs.yml` for a host that does not know this program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from generator.errors import PortfolioError

_PLUGIN = "portfolio"


class _Loader(yaml.SafeLoader):
    """Plain data, in which a value with a tag of its own, such as `!ENV`, stays a YAML node."""


class _Dumper(yaml.SafeDumper):
    """Writes what `_Loader` reads."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Loader.add_multi_constructor("", lambda _loader, _tag, node: node)
for _kind in (yaml.ScalarNode, yaml.SequenceNode, yaml.MappingNode):
    _Dumper.add_representer(_kind, lambda _dumper, node: node)


def of_host(text: str, extra: Mapping[str, Any], name: str, moved: Mapping[str, str]) -> str:
    """The settings without the plugin, but with what it sets: the site's `name`, and `extra` values for the templates.
    `moved` maps the paths of derived pages to those in the stage. Raises PortfolioError if `text` is not a mapping."""
    settings = yaml.load(text, Loader=_Loader)  # noqa: S506  # a SafeLoader
    if not isinstance(settings, dict):
        raise PortfolioError("mkdocs.yml  is not a list of `key: value` lines — begin it with site_name: Portfolio")
    theme = settings.get("theme") or {}
    settings |= {
        "docs_dir": "docs",
        "site_name": name,
        "theme": {**(theme if isinstance(theme, dict) else {"name": theme}), "custom_dir": "theme"},
        "extra": {**(settings.get("extra") or {}), **extra},
        "plugins": _without_plugin(settings.get("plugins") or []),
    }
    if settings.get("nav"):
        # Without `not_in_nav` the host reports every page that the menu does not list.
        settings |= {"nav": _moved(settings["nav"], moved), "not_in_nav": "*"}
    return yaml.dump(settings, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def _without_plugin(plugins: Any) -> Any:
    if isinstance(plugins, dict):
        return {name: options for name, options in plugins.items() if name != _PLUGIN}
    return [plugin for plugin in plugins if plugin != _PLUGIN and not (isinstance(plugin, dict) and _PLUGIN in plugin)]


def _moved(menu: Any, moved: Mapping[str, str]) -> Any:
    """A menu of any depth with its paths changed."""
    if isinstance(menu, list):
        return [_moved(item, moved) for item in menu]
    if isinstance(menu, dict):
        return {title: _moved(item, moved) for title, item in menu.items()}
    return moved.get(menu, menu)
