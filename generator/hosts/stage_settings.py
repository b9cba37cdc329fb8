"""`mkdocs.yml` for a host that does not know this program."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from generator.errors import PortfolioError

_PLUGIN = "portfolio"
_TEXT = "tag:yaml.org,2002:str"


def of_host(text: str, extra: Mapping[str, str], name: str, moved: Mapping[str, str]) -> str:
    """The settings without the plugin, but with what it sets: the site's `name`, and `extra` values for the templates.
    `moved` maps the paths of derived pages to those in the stage. Raises PortfolioError if `text` is not a mapping."""
    # YAML nodes are changed, not values: so tags such as !ENV stay.
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise PortfolioError("mkdocs.yml  is not a list of `key: value` lines — begin it with site_name: Portfolio")
    _set(root, "docs_dir", _scalar("docs"))
    _set(root, "site_name", _scalar(name))
    _set(_mapping(root, "theme"), "custom_dir", _scalar("theme"))
    for key, value in extra.items():
        _set(_mapping(root, "extra"), key, _scalar(value))
    _set(root, "plugins", _without_plugin(_get(root, "plugins")))
    if menu := _get(root, "nav"):
        _move(menu, moved)
        _set(root, "not_in_nav", _scalar("*"))  # otherwise the host reports every page that the menu does not list
    return str(yaml.serialize(root, allow_unicode=True))


def _get(mapping: yaml.MappingNode, key: str) -> yaml.Node | None:
    return next((value for name, value in mapping.value if name.value == key), None)


def _set(mapping: yaml.MappingNode, key: str, value: yaml.Node) -> None:
    """Replaces the value of a key, or adds the key at the end."""
    pairs = [(name, value if name.value == key else old) for name, old in mapping.value]
    mapping.value = pairs if _get(mapping, key) else [*pairs, (_scalar(key), value)]


def _mapping(root: yaml.MappingNode, key: str) -> yaml.MappingNode:
    """The mapping under a key, added if it is missing. The short form `theme: NAME` becomes a mapping."""
    old = _get(root, key)
    if isinstance(old, yaml.MappingNode):
        return old
    pairs = [(_scalar("name"), old)] if isinstance(old, yaml.ScalarNode) and old.value else []
    new = yaml.MappingNode("tag:yaml.org,2002:map", pairs)
    _set(root, key, new)
    return new


def _without_plugin(plugins: yaml.Node | None) -> yaml.SequenceNode:
    others = plugins.value if isinstance(plugins, yaml.SequenceNode) else []
    kept = [node for node in others if _PLUGIN not in (node.value, *_names(node))]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", kept)


def _names(node: yaml.Node) -> list[str]:
    return [name.value for name, _ in node.value] if isinstance(node, yaml.MappingNode) else []


def _move(node: yaml.Node, moved: Mapping[str, str]) -> None:
    """Changes the paths in a menu of any depth."""
    if isinstance(node, yaml.ScalarNode):
        node.value = moved.get(node.value, node.value)
        return
    for item in node.value:
        _move(item[1] if isinstance(node, yaml.MappingNode) else item, moved)


def _scalar(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(_TEXT, text)
