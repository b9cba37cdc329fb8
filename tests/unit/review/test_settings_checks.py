"""Mistakes in `mkdocs.yml`: each is told at its line, and nothing there is without effect and without a word."""

from __future__ import annotations

import pytest

from generator.errors import InputProblems
from generator.review.settings_checks import check
from generator.review.settings_keys import EXTENSIONS, FORMS, NO_EFFECT, PLUGINS
from tests.unit.contents import content_of, paper

WHOLE = "site_name: x\ndocs_dir: content\ntheme: material\nplugins: [portfolio]\n"
CONTENT = content_of({"a": paper("On the Engine"), "teaching.md": "# Teaching\n", "css/own.css": "a {}\n"})


def found(text: str) -> list[str]:
    return [str(problem) for problem in check(text, CONTENT, {"assets/mine.js"})]


def test_the_settings_that_init_writes_are_right() -> None:
    assert found(WHOLE) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("nav: [index.md]\nnav: [cv.md]", "mkdocs.yml:6:1  duplicate key 'nav' — it is on line 5 too"),
        ("copyrigth: me", "mkdocs.yml:5:1  unknown setting 'copyrigth' — did you mean 'copyright'?"),
        ("zzz: 1", "mkdocs.yml:5:1  unknown setting 'zzz' — docs/settings.md lists what is known"),
        ("site_url: nowhere", "mkdocs.yml:5:11  site_url must be a web address — write site_url: https://…"),
        ("extra: {acent: 1}", "mkdocs.yml:5:9  unknown setting 'acent' — did you mean 'accent'?"),
        ("extra:", "mkdocs.yml:5:1  'extra' has another form — write extra: {cards: false}"),
        ("extra: 5", "mkdocs.yml:5:1  'extra' has another form — write extra: {cards: false}"),
        ("extra: {cards: 1}", "mkdocs.yml:5:9  'cards' must be true or false, not 1 — write cards: false for no cards"),
        ("extra: {mine: 1}", "mkdocs.yml:5:9  'mine' has no effect — delete it, unless a template of yours reads it"),
        ("nav:\n  - CV:cv.md", "mkdocs.yml:6:5  the menu names no page: CV:cv.md — write a space after the colon"),
        ("nav: [A: teachin.md]", "mkdocs.yml:5:10  the menu names no page: teachin.md — did you mean teaching.md?"),
        ("nav: [A: [x/y.md]]", "mkdocs.yml:5:11  the menu names no page: x/y.md — pages are named as below content/"),
        ("nav: 4", "mkdocs.yml:5:1  'nav' must be a list — write a line for each entry: - Home: index.md"),
        ("nav: {A: index.md}", "mkdocs.yml:5:1  'nav' must be a list — write a line for each entry"),
        ("nav: [4]", "mkdocs.yml:5:7  an entry of the menu is not a page — write a line for each entry"),
        ("nav: [[index.md]]", "mkdocs.yml:5:7  an entry of the menu is not a page"),
        ("nav: [A: {B: index.md}]", "mkdocs.yml:5:10  an entry of the menu is not a page"),
        ("nav: [A: [index.md, B: ]]", "mkdocs.yml:5:23  an entry of the menu is not a page"),
        ("extra_css: [own.css]", "mkdocs.yml:5:13  no such file: own.css — did you mean css/own.css?"),
        ("extra_javascript: [{path: x.js}]", "mkdocs.yml:5:27  no such file: x.js — it is looked for in content/"),
        ("extra_css: [https://x.example/a.css]", "mkdocs.yml:5:13  the site's policy blocks what is of another host"),
        ("extra: {fonts: {serif: a.woff2}}", "mkdocs.yml:5:24  no such file: a.woff2 — it is looked for in content/"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_line(line: str, problem: str) -> None:
    [told] = found(f"{WHOLE}{line}\n")
    assert told.startswith(problem)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("nav: &a [index.md, *a]", "mkdocs.yml:5:20  *a stands for a value that contains it — write the value out"),
        ("extra: &a {b: {c: *a}}", "mkdocs.yml:5:19  *a stands for a value that contains it"),
        ("nav: " + "[" * 9000, "mkdocs.yml:5  more than 50 levels of nesting"),
    ],
)
def test_settings_without_end_are_refused(line: str, problem: str) -> None:
    with pytest.raises(InputProblems) as refused:
        found(f"{WHOLE}{line}\n")
    assert str(refused.value).startswith(problem)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (WHOLE.replace("docs_dir: content\n", ""), "mkdocs.yml  docs_dir must be content — write docs_dir: content"),
        (WHOLE.replace(": content", ": docs"), "mkdocs.yml:2  docs_dir must be content — write docs_dir: content"),
        (WHOLE.replace("material", "mkdocs"), "mkdocs.yml:3  needs theme: material — write theme: material"),
        (WHOLE.replace("[portfolio]", "[minify]"), "mkdocs.yml:4:11  'minify' is not installed — install"),
        (WHOLE.replace("[portfolio]", "[group]"), "mkdocs.yml:4  needs plugins: [portfolio] — write"),
        (WHOLE.replace("site_name: x\n", ""), "mkdocs.yml  needs site_name: Portfolio — write site_name: Portfolio"),
        ("- a\n", "mkdocs.yml:1  is not a list of `key: value` lines — begin it with site_name: Portfolio"),
    ],
)  # fmt: skip
def test_settings_without_which_the_program_is_not_asked_are_errors(text: str, problem: str) -> None:
    told = found(text)
    assert any(line.startswith(problem) for line in told), told


@pytest.mark.parametrize(
    "line",
    [
        "nav: [Home: index.md, Work: [publications/index.md, publications/a.md], teaching.md, X: https://x.example/]",
        "nav:",
        "nav: [Topics: topics/index.md]",  # left out while there are none
        "extra_css: [css/own.css]\nextra_javascript: [assets/mine.js, {path: assets/mine.js, defer: true}]",
        "extra: {generator: false, people_from: 2}",
        "site_url: !ENV [NOWHERE, 'https://x.example/']",
        "use_directory_urls: true\nmarkdown_extensions: [toc]",
    ],
)
def test_what_works_is_silent(line: str) -> None:
    assert found(f"{WHOLE}{line}\n") == []


@pytest.mark.parametrize("key", NO_EFFECT)
def test_what_others_document_and_has_no_effect_is_named(key: str) -> None:
    part, _, name = key.rpartition(".")
    text = WHOLE.replace("theme: material\n", "") if part == "theme" else WHOLE
    value = "false" if isinstance(FORMS.get(key, ("",))[0], type) and FORMS[key][0] is bool else "localhost:8000"
    lines = {"": f"{name}: {value}", "theme": f"theme: {{name: material, {name}: x}}", "extra": f"extra: {{{name}: x}}"}
    [told] = check(f"{text}{lines[part]}\n", CONTENT)
    assert (told.message, told.hint, told.severity) == (f"'{name}' has no effect", NO_EFFECT[key], "notice")


@pytest.mark.parametrize("name", PLUGINS)
def test_a_plugin_without_effect_is_named(name: str) -> None:
    [told] = check(WHOLE.replace("[portfolio]", f"[portfolio, {name}]"), CONTENT)
    assert (told.message, told.hint, told.severity) == (f"'{name}' has no effect", PLUGINS[name], "notice")


@pytest.mark.parametrize("name", EXTENSIONS)
def test_an_extension_without_effect_is_named(name: str) -> None:
    [told] = check(f"{WHOLE}markdown_extensions: [{{{name}: {{}}}}]\n", CONTENT)
    assert (told.message, told.hint, told.severity) == (f"'{name}' has no effect", EXTENSIONS[name], "notice")


def test_a_file_beside_the_settings_is_looked_for_there() -> None:
    text = f"{WHOLE}hooks: [mine.py]\nwatch: [data]\n"
    assert check(text, CONTENT, is_beside={"mine.py", "data"}.__contains__) == []
    assert [str(problem) for problem in check(text, CONTENT, is_beside={"data"}.__contains__)] == [
        "mkdocs.yml:5:9  no such file: mine.py — it is looked for beside mkdocs.yml"
    ]


def test_broken_yaml_is_told_with_its_line() -> None:
    with pytest.raises(InputProblems) as caught:
        check("a: x\nb: [c\n", CONTENT)
    message = "broken YAML: the list that opens here with [ is not closed — write ] at its end"
    assert str(caught.value) == f"mkdocs.yml:2:4  {message}"


def test_a_language_without_words_is_told_with_those_that_there_are() -> None:
    def hint(language: str) -> str:
        return "" if language == "de" else "known are de, en"

    def told(language: str) -> list[str]:
        settings = WHOLE.replace("theme: material", f"theme: {{name: material, language: {language}}}")
        return [str(problem) for problem in check(settings, CONTENT, language_hint=hint)]

    assert told("de") == []
    [problem] = told("tlh")
    assert problem.startswith("mkdocs.yml:3:35  no words in the language 'tlh', so the site's own are English")
    assert problem.endswith(" — known are de, en")
