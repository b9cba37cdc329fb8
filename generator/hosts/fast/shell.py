"""Blocks of the page shell that many pages have in common, rendered once.

The header, the links to style sheets and the settings of the scripts differ only with the place of a page, from which
their links start, and with its section. A block is rendered once for each of these if its source shows that it asks for
nothing else of the page; any other block is rendered for every page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from jinja2 import Environment, nodes
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from generator.hosts.fast.pages import MadePage

_SHELL = "base.html"
_SHARED: Final = frozenset({"section", "kind"})
"""Keys of the front matter that are the same for many pages."""

_Block = Callable[[Context], Iterator[str]]


def keep_shell(env: Environment, nav: Navigation, config: MkDocsConfig) -> None:
    """Makes the theme's shell remember its blocks for this build; not if a plugin or hook tells it more of a page."""
    if config.plugins.events["page_context"]:
        return
    shell = env.get_template(_SHELL)
    targets = [page.url for page in nav.pages] + [str(path) for path in (*config.extra_css, *config.extra_javascript)]
    above = {target[: place + 1] for target in targets for place, sign in enumerate(target) if sign == "/"}
    shared = shared_blocks(env)
    for name in shared:
        shell.blocks[name] = _kept(shell.blocks[name], above)


def _kept(render: _Block, above: set[str]) -> _Block:
    known: dict[tuple[object, ...], str] = {}

    def block(context: Context) -> Iterator[str]:
        page = context.get("page")
        # Links of the shell to places below a page are other ones on that page; two slashes: `health/` is linked to.
        if not isinstance(page, MadePage) or page.url in above or page.url.count("/") < 2:
            yield from render(context)
            return
        folder = page.url.rstrip("/").rpartition("/")[0]
        key = (folder, *(page.meta.get(name) for name in sorted(_SHARED)))
        if key not in known:
            known[key] = "".join(render(context))
        yield known[key]

    return block


def shared_blocks(env: Environment) -> list[str]:
    """The blocks of the shell that ask for nothing of a page but what many pages have in common."""
    tree = _parsed(env, _SHELL)
    differing = _differing(env, tree)
    imported = [statement.template for statement in tree.find_all(nodes.Import)]
    if any(any(_asked_in(env, template, differing)) for template in imported):
        return []
    return [block.name for block in tree.find_all(nodes.Block) if not any(_asked(env, block, differing))]


def _differing(env: Environment, tree: nodes.Template) -> set[str]:
    """The page, names and macros that ask for more of it, and what renders another block."""
    differing = {"page", "self", "super"}
    named = [
        (statement, set(_names(statement)))
        for statement in tree.find_all((nodes.Assign, nodes.AssignBlock, nodes.Macro))
    ]
    while more := [
        names for statement, names in named if not names <= differing and any(_asked(env, statement, differing))
    ]:
        differing.update(*more)
    return differing


def _names(statement: nodes.Node) -> Iterator[str]:
    """What a statement names."""
    match statement:
        case nodes.Macro(name=name):
            yield name
        case nodes.Assign(target=target) | nodes.AssignBlock(target=target):
            named = [target, *target.find_all((nodes.Name, nodes.NSRef))]
            yield from (each.name for each in named if isinstance(each, nodes.Name | nodes.NSRef))


def _asked(env: Environment, node: nodes.Node, differing: set[str]) -> Iterator[str]:
    """What a part of a template asks for of the page, other than whether it is one of the navigation: none is."""
    match node:
        case nodes.Getattr(node=nodes.Name(name="meta"), attr=name) if name in _SHARED:
            return
        case nodes.Name(name=name) if name in differing:
            yield name
        case nodes.Include(template=template):
            yield from _asked_in(env, template, differing)
    for child in node.iter_child_nodes():
        is_page = isinstance(child, nodes.Name) and child.name == "page"
        if not (is_page and isinstance(node, nodes.And)) and not _is_compared_page(node, child):
            yield from _asked(env, child, differing)


def _is_compared_page(node: nodes.Node, child: nodes.Node) -> bool:
    """True for the right side of `target == page`."""
    return isinstance(node, nodes.Operand) and isinstance(child, nodes.Name) and child.name == "page"


def _asked_in(env: Environment, template: nodes.Expr, differing: set[str]) -> Iterator[str]:
    """The same for a template that is included; one whose name is not known may ask for anything, icons for nothing."""
    match template:
        case nodes.Const(value=str(name)):
            yield from _asked(env, _parsed(env, name), differing)
        case nodes.Concat(nodes=[nodes.Const(value=str(start)), *_]) if start.startswith(".icons/"):
            return
        case _:
            yield "?"


def _parsed(env: Environment, name: str) -> nodes.Template:
    assert env.loader is not None
    return env.parse(env.loader.get_source(env, name)[0])
