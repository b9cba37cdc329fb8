"""Checks of `mkdocs.yml`: nothing that an owner writes there is without effect and without a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from typing import Any

import yaml

from generator.errors import Problem, Severity, in_reading_order
from generator.facts import languages
from generator.facts.store import CONTENT, Content
from generator.review import settings_paths
from generator.review.settings_document import Sheet, leaves, pairs
from generator.review.settings_keys import (
    EXTENSIONS,
    FORMS,
    HARMLESS,
    KNOWN,
    MEANT,
    NO_EFFECT,
    OF_THEME,
    OPTIONS,
    PLUGINS,
)
from generator.site import choices, settings
from generator.site.choices import SETTINGS
from generator.site.settings import SETTINGS_FILE

_NEVER_EMPTY = frozenset({"extra", "hooks"})
"""Settings that the host refuses without a value."""


def check(
    text: str,
    content: Content | None = None,
    theme_files: Collection[str] = (),
    is_beside: Callable[[str], bool] = lambda path: True,
    language_hint: Callable[[str], str] = lambda language: "",
) -> list[Problem]:
    """All problems of the settings, without `content` those that ask for no file. `theme_files` are the owner's in
    `templates/theme/`, and `is_beside` says if there is a file or folder beside `mkdocs.yml`;
    `language_hint` what to do about a language without a catalogue. Raises InputProblems if
    the text is not valid YAML."""
    values = settings.read(text)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return [Problem(SETTINGS_FILE, 1, "is not a list of `key: value` lines", "begin it with site_name: Portfolio")]
    files = {*content.files, *theme_files} if content else set()
    readable = content.as_far_as_readable if content else None
    sheet = Sheet(dict(pairs(root)), values, readable, files, is_beside, language_hint)
    found = [*_repeated(sheet, root), *(problem for run in _CHECKS for problem in run(sheet))]
    return in_reading_order(found)


def _repeated(sheet: Sheet, root: yaml.MappingNode) -> Iterator[Problem]:
    first: dict[str, yaml.Node] = {}
    for name, (key, _) in pairs(root):
        earlier = first.setdefault(name, key)
        if earlier is not key:
            yield sheet.problem(key, f"duplicate key '{name}'", f"it is on line {earlier.start_mark.line + 1} too")


def _keys(sheet: Sheet) -> Iterator[Problem]:
    """Keys that nobody knows are errors, those without effect notices."""
    known = {"": KNOWN, "theme.": OF_THEME, "extra.": frozenset(SETTINGS)}
    for prefix, names in known.items():
        part = sheet.part(prefix[:-1]) if prefix else sheet.nodes
        for name, (key, value) in part.items():
            if reason := NO_EFFECT.get(prefix + name):
                if (prefix + name, str(value.value)) not in HARMLESS:
                    yield sheet.problem(key, f"'{name}' has no effect", reason, Severity.NOTICE)
            elif name not in names:
                yield from _unknown(sheet, key, prefix, names)


def _unknown(sheet: Sheet, key: yaml.Node, prefix: str, names: Collection[str]) -> Iterator[Problem]:
    """Under `extra` templates of the owner's may read what they like: only what looks mistyped is an error there."""
    name = str(key.value)
    close = get_close_matches(name, sorted(names), n=1, cutoff=0.75)
    hint = f"did you mean '{close[0]}'?" if close else "docs/settings.md lists what is known"
    if close or prefix != "extra.":
        yield sheet.problem(key, f"unknown setting '{name}'", _belongs(name, prefix) or hint)
    else:
        hint = "delete it, unless a template of yours reads it"
        yield sheet.problem(key, f"'{name}' has no effect", hint, Severity.NOTICE)


def _belongs(name: str, prefix: str) -> str:
    """Where a key of another part belongs."""
    if name in SETTINGS and prefix != "extra.":
        return f"write it under extra:  extra: {{{name}: {SETTINGS[name].example}}}"
    if name in OF_THEME and prefix != "theme.":
        return f"write it under theme:  theme: {{name: material, {name}: …}}"
    if name in KNOWN and prefix:
        return "write it at the start of a line"
    return MEANT.get(name) or NO_EFFECT.get(f"theme.{name}") or NO_EFFECT.get(f"extra.{name}", "")


def _types(sheet: Sheet) -> Iterator[Problem]:
    """Values have the form that the host takes; the host itself would name no line."""
    for name, (types, hint) in FORMS.items():
        value = sheet.values.get(name)
        if name in sheet.nodes and not isinstance(value, types) and (value is not None or name in _NEVER_EMPTY):
            yield sheet.problem(sheet.nodes[name][0], f"'{name}' has another form", f"write {hint}")
    address = sheet.values.get("dev_addr")
    if address is not None and not re.fullmatch(r"[\w.:\[\]-]+:\d{1,5}", str(address)):
        yield sheet.problem(sheet.nodes["dev_addr"][1], "'dev_addr' has no port", "write dev_addr: 127.0.0.1:8000")


def _installed(sheet: Sheet) -> Iterator[Problem]:
    """Plugins and extensions of Markdown are there, and have an effect."""
    for setting, group, table in (
        ("plugins", "mkdocs.plugins", PLUGINS),
        ("markdown_extensions", "markdown.extensions", EXTENSIONS),
    ):
        for node in _names(sheet.nodes[setting][1]) if setting in sheet.nodes else ():
            name = str(node.value)
            if reason := table.get(name.removeprefix("material/")):
                yield sheet.problem(node, f"'{name}' has no effect", reason, Severity.NOTICE)
            elif name not in _ALWAYS_THERE and not _is_installed(name, group):
                hint = f"install the package that has it, and add that to requirements.txt; or delete {name}"
                yield sheet.problem(node, f"'{name}' is not installed", hint)


def _options(sheet: Sheet) -> Iterator[Problem]:
    """Options of plugins and extensions that have no effect, or that the host refuses."""
    for item in _entries(sheet, "plugins"):
        for _, (key, value) in pairs(item):
            if key.value == "portfolio" and list(pairs(value)):
                yield sheet.problem(key, "'portfolio' has no options here", "write them under extra, below plugins")
    for item in _entries(sheet, "markdown_extensions"):
        for extension, (_, options) in pairs(item):
            for name, (key, value) in pairs(options):
                word, reason = OPTIONS.get((extension, name), ("", ""))
                if reason and (not word or word in {leaf.value for leaf in leaves(value)}):
                    yield sheet.problem(key, f"'{name}' has no effect", reason, Severity.NOTICE)


def _entries(sheet: Sheet, setting: str) -> list[yaml.Node]:
    """The items of a list, or a mapping in its place."""
    node = sheet.nodes[setting][1] if setting in sheet.nodes else None
    return list(node.value) if isinstance(node, yaml.SequenceNode) else [node] if node else []


def _texts(sheet: Sheet) -> Iterator[Problem]:
    """Texts are shown as they are, and a few settings have a value that the host would take for another."""
    for node in [each for key, (_, each) in sheet.nodes.items() if key == "copyright"] + [
        each for key, (_, each) in sheet.part("extra").items() if key == "footer"
    ]:
        if isinstance(node.value, str) and (found := re.search(r"&#?\w+;|</?[a-z]+\b[^>]*>", node.value)):
            hint = "write the character itself, such as ©, and no HTML"
            yield sheet.problem(node, f"this is text, so {found[0]:.20} is shown as it is", hint, Severity.NOTICE)
    direction = sheet.part("theme").get("direction")
    if direction and direction[1].value not in {"ltr", "rtl"}:
        yield sheet.problem(direction[1], f"no direction: {direction[1].value!s:.20}", "write ltr or rtl")
    for key, (_, node) in sheet.nodes.items():
        if node.tag == "!ENV" and isinstance(node, yaml.ScalarNode) and "," in node.value:
            name = node.value.partition(",")[0]
            yield sheet.problem(node, f"no variable has the name {node.value:.40}", f'write {key}: !ENV [{name}, ""]')


_ALWAYS_THERE = frozenset("portfolio search toc tables admonition def_list footnotes attr_list md_in_html abbr".split())


def _is_installed(name: str, group: str) -> bool:
    from importlib.metadata import entry_points  # which takes its time, and most settings name nothing else
    from importlib.util import find_spec

    names = {point.name.removeprefix("material/") for point in entry_points(group=group)}
    if name.removeprefix("material/") in names or group == "mkdocs.plugins":
        return name.removeprefix("material/") in names
    try:
        return find_spec(name.partition(":")[0]) is not None
    except (ImportError, ValueError):
        return False


def _names(node: yaml.Node) -> Iterator[yaml.Node]:
    """The names in a list of names, or of mappings from a name to options."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from (key for _, (key, _) in pairs(item)) if isinstance(item, yaml.MappingNode) else [item]
    yield from (key for _, (key, _) in pairs(node))


def _values(sheet: Sheet) -> Iterator[Problem]:
    nodes = sheet.part("extra")
    extra = sheet.values.get("extra")
    for key, message, hint in choices.problems(extra if isinstance(extra, dict) else {}):
        yield sheet.problem(nodes[key][0], message, hint)


def _basics(sheet: Sheet) -> Iterator[Problem]:
    """The settings without which the program is not asked, or reads something else."""
    if "INHERIT" not in sheet.nodes:
        for key, is_right, line in (
            ("site_name", bool(sheet.values.get("site_name")), "site_name: Portfolio"),
            ("theme", _theme_name(sheet.values.get("theme")) == "material", "theme: material"),
            ("plugins", "portfolio" in _plugin_names(sheet.values.get("plugins")), "plugins: [portfolio]"),
        ):
            if not is_right:
                node = sheet.nodes[key][0] if key in sheet.nodes else None
                yield Problem(SETTINGS_FILE, node.start_mark.line + 1 if node else 0, f"needs {line}", f"write {line}")
    docs = sheet.values.get("docs_dir", "docs" if "INHERIT" not in sheet.nodes else CONTENT)
    if docs != CONTENT:
        node = sheet.nodes["docs_dir"][1] if "docs_dir" in sheet.nodes else None
        hint = f"write docs_dir: {CONTENT}"
        yield Problem(SETTINGS_FILE, node.start_mark.line + 1 if node else 0, f"docs_dir must be {CONTENT}", hint)
    for key in ("site_url", "repo_url"):
        address = sheet.values.get(key)
        if address and not re.match(r"https?://[^/\s]+", str(address)):
            yield sheet.problem(sheet.nodes[key][1], f"{key} must be a web address", f"write {key}: https://…")


def _theme_name(theme: Any) -> Any:
    return theme.get("name") if isinstance(theme, dict) else theme


def _plugin_names(plugins: Any) -> set[str]:
    listed = plugins if isinstance(plugins, list | dict) else []
    return {str(name) for each in listed for name in (each if isinstance(each, dict) else [each])}


def _language(sheet: Sheet) -> Iterator[Problem]:
    """The words of the site are known in its language."""
    if "language" in (theme := sheet.part("theme")):
        node = theme["language"][1]
        if hint := sheet.language_hint(str(node.value)):
            meant = languages.tag(str(node.value)).partition("-")[0]
            hint = hint if not meant or meant == node.value or sheet.language_hint(meant) else f"write {meant}"
            message = f"no words in the language {str(node.value)[:20]!r}, so the site's own are English"
            yield sheet.problem(node, message, hint, Severity.NOTICE)


_CHECKS: tuple[Callable[[Sheet], Iterator[Problem]], ...] = (
    _keys,
    _types,
    _values,
    _basics,
    _installed,
    _options,
    _texts,
    *settings_paths.CHECKS,
    _language,
)
