"""The rooms of `generator/` keep apart: imports point one way, and each room uses only what its job needs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "generator"
FLOORS = ("model errors", "text", "facts", "citing intake", "site", "review", "hosts", "cli")
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms.split()}
DISK = frozenset(
    "open read_text read_bytes write_text write_bytes iterdir glob rglob mkdir rmdir unlink touch stat lstat chmod "
    "is_file is_dir is_symlink exists resolve symlink_to scandir mkstemp rmtree copyfile copytree walk listdir".split()
)
CLOCK = frozenset("today now utcnow time monotonic perf_counter localtime gmtime".split())


@cache
def trees() -> dict[str, ast.Module]:
    """The parsed files of the program by module. Not at import: every process of a test run imports every test."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(path.read_bytes())
        for path in sorted((ROOT / PACKAGE).rglob("*.py"))
    }


def room(module: str) -> str:
    """`generator.text.formulas` → `text`; empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module imported anywhere in a file; `from generator import x` counts as `generator.x`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            module = node.module or ""
            yield from (
                f"{module}.{alias.name}" if f"{module}.{alias.name}" in trees() else module for alias in node.names
            )


def calls(tree: ast.AST, names: frozenset[str], *, but: str = "") -> set[str]:
    """The named functions and methods that a file calls, except for methods of `but`."""
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    methods = {f.attr for f in functions if isinstance(f, ast.Attribute) and ast.unparse(f.value) != but}
    return (methods | {f.id for f in functions if isinstance(f, ast.Name)}) & names


def cycle(graph: dict[str, set[str]]) -> list[str]:
    """A cycle in the graph, or an empty list."""
    done: set[str] = set()

    def search(node: str, path: list[str]) -> list[str]:
        if node in path:
            return [*path[path.index(node) :], node]
        if node in done:
            return []
        loop = next((loop for target in sorted(graph[node]) if (loop := search(target, [*path, node]))), [])
        done.add(node)
        return loop

    return next((loop for start in sorted(graph) if (loop := search(start, []))), [])


def test_every_room_has_a_floor() -> None:
    assert {room(module) for module in trees()} - {""} == set(FLOOR_OF)


def test_a_room_imports_only_from_those_to_its_left() -> None:
    upward = [
        f"{module} imports {target}"
        for module, tree in trees().items()
        for target in imported(tree)
        if target in trees() and room(module) != room(target) and not _is_to_the_left(room(target), room(module))
    ]
    assert upward == []


def _is_to_the_left(target: str, of: str) -> bool:
    """The package itself, which holds the version, is to the left of all rooms."""
    return not target or FLOOR_OF[target] < FLOOR_OF[of]


def test_nothing_else_is_at_the_top_of_the_package() -> None:
    assert {path.name for path in (ROOT / PACKAGE).iterdir() if path.name != "__pycache__"} == {
        *("__init__.py", "model.py", "errors.py"),
        *("text", "facts", "intake", "citing", "site", "review", "hosts", "cli"),
    }


def test_no_two_files_have_the_same_name() -> None:
    """The name of a file says what it is for, even without its folder."""
    stems = [module.rpartition(".")[2] for module in trees() if (ROOT / f"{module.replace('.', '/')}.py").exists()]
    assert sorted({stem for stem in stems if stems.count(stem) > 1}) == []


def test_no_imports_form_a_cycle() -> None:
    assert (
        cycle({module: {t for t in imported(tree) if t in trees()} - {PACKAGE} for module, tree in trees().items()})
        == []
    )


def test_a_cycle_would_be_found() -> None:
    assert cycle({"a": {"b"}, "b": {"c", "d"}, "c": set(), "d": {"b"}}) == ["b", "d", "b"]


@pytest.mark.parametrize(
    ("rooms", "modules"),
    [
        ({"hosts"}, {"mkdocs", "material"}),
        ({"facts", "intake", "site", "review", "hosts", "cli"}, {"pathlib.Path"}),
        ({"facts", "hosts", "cli"}, {"shutil", "tempfile"}),
        ({"cli"}, {"click", "rich"}),
        ({"site", "review", "cli"}, {"subprocess"}),
        ({"site"}, {"PIL", "typst"}),
    ],
)
def test_a_library_stays_in_its_rooms(rooms: set[str], modules: set[str]) -> None:
    users = {
        room(module)
        for module, tree in trees().items()
        if any(name.split(".")[0] in modules or name in modules for name in imported(tree))
    }
    assert users <= rooms


def test_only_these_rooms_touch_the_disk() -> None:
    rooms = {room(module) for module, tree in trees().items() if calls(tree, DISK, but="files")}
    assert rooms == {"facts", "intake", "site", "hosts", "cli"}


def test_only_the_command_line_reads_the_clock() -> None:
    assert {room(module) for module, tree in trees().items() if calls(tree, CLOCK)} == {"cli"}
    assert [module for module, tree in trees().items() if "time" in imported(tree)] == []


def test_a_broad_except_raises_again() -> None:
    broad = [
        f"{module}:{node.lineno}"
        for module, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and not (isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None)
    ]
    assert broad == []


def test_every_module_and_everything_public_in_it_has_a_docstring() -> None:
    kinds = (ast.FunctionDef, ast.ClassDef)
    undocumented = [module for module, tree in trees().items() if not ast.get_docstring(tree)]
    undocumented += [
        f"{module}.{node.name}"
        for module, tree in trees().items()
        for node in tree.body
        if isinstance(node, kinds) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert undocumented == []
