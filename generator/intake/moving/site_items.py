"""Pages of talks, news, projects, courses, posts and people of another program → what `content/` holds of them: one
table of names for all programs, since their templates learned from each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from generator.facts import accounts, records
from generator.facts.kinds import BY_NAME, ContentKind
from generator.intake.moving import site_samples
from generator.intake.moving.site_pages import SitePage
from generator.intake.readers import partial_dates
from generator.intake.readers.mapping import all_raw, items, text_at
from generator.model import Item
from generator.text import markdown

_LINKS = "slides video code pdf poster website dataset project source preprint demo".split()
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.S)
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^()]*\)|[*_`]{1,3}|<[^<>]+>|:[a-z_]+:")
_LONGEST_TITLE = 200
_TALKS = {
    "invited": ("invited",), "keynote": ("keynote", "plenary"), "tutorial": ("tutorial",), "poster": ("poster",),
    "seminar": ("seminar", "colloquium"), "panel": ("panel",), "public lecture": ("public",), "lecture": ("lecture",),
    "contributed": ("contributed", "conference proceedings", "oral"),
}  # fmt: skip
_ROLES = {
    "principal-investigator": ("principal", "pi", "lab head"), "faculty": ("faculty", "professor"),
    "postdoc": ("postdoc", "post-doc"), "phd": ("phd", "doctoral", "graduate student"),
    "master": ("master", "msc"), "undergraduate": ("undergrad", "bachelor"), "visitor": ("visit",),
    "engineer": ("programmer", "engineer", "developer"), "staff": ("staff", "administrat", "manager", "technician"),
}  # fmt: skip


def item(page: SitePage, text: str) -> Item | str:
    """The thing that a page is about, with the moved text, or why it gives none."""
    kind = BY_NAME[page.kind]
    rows = _FIELDS[page.kind]
    values = {key: value for key, read in rows.items() if (value := read(page))}
    if page.kind == "news" and "title" not in values:
        values["title"], text = _headline(text)
    texts = f"{page.body}\n{values.get('summary', '')}"
    if site_samples.is_sample_item(str(values.get(kind.main, "")), texts):
        return f"{values.get(kind.main, '')!r:.80} is sample content of the template"
    if missing := next((f.key for f in kind.fields if f.required and f.key not in values), ""):
        return f"has no {missing}"
    return _checked(kind, page.slug, values, text)


def _checked(kind: ContentKind, slug: str, values: Mapping[str, Any], text: str) -> Item | str:
    """The thing as its file will be read; without what no file may say."""
    ordered = [(field.key, values[field.key]) for field in kind.fields if field.key in values]
    while True:
        blocks = [records.block(key, value) for key, value in ordered]
        found, problems = records.item("", kind, slug, "\n".join(["---", *blocks, "---", "", text]) + "\n")
        if found is not None:
            return found
        wrong = {key for key, _ in ordered for p in problems if repr(key) in p.message or key in p.message.split()}
        kept = [(key, value) for key, value in ordered if key not in wrong or key == kind.main]
        if len(kept) == len(ordered):
            return problems[0].message
        ordered = kept


def _headline(text: str) -> tuple[str, str]:
    """The first sentence of news without a title, and the rest; links stay in the text."""
    plain = " ".join(_MARKUP.sub(lambda match: match[1] or "", text).split())
    match = _SENTENCE.match(plain)
    title = match[0] if match else plain
    is_all = len(title) == len(plain) and "](" not in text
    return title[:_LONGEST_TITLE], "" if is_all else text


def _first(*names: str) -> Callable[[SitePage], str]:
    return lambda page: next((text for name in names if (text := _plain(text_at(page.data, name)))), "")


def _post_title(page: SitePage) -> str:
    """The title; Jekyll makes one of the name of the file."""
    return _first("title")(page) or (page.slug.replace("-", " ").capitalize() if page.day else "")


def _plain(text: str) -> str:
    return " ".join(re.sub(r"<[^<>]+>|\{%.*?%\}|\{\{.*?\}\}", " ", text).split())


def _date(page: SitePage) -> str:
    """The day; of news and posts it may be in the name of the file."""
    return _day(text_at(page.data, "date")) or page.day


def _day(text: str) -> str:
    found = partial_dates.text(text[:10] if re.match(r"\d{4}-\d\d-\d\d[T ]", text) else text)
    return (
        f"{found.year:04}" + "".join(f"-{part:02}" for part in (found.month, found.day) if part) if found.year else ""
    )


def _choice(names: Mapping[str, tuple[str, ...]], *keys: str) -> Callable[[SitePage], str]:
    def chosen(page: SitePage) -> str:
        text = _first(*keys)(page).casefold()
        words = re.findall(r"[\w-]+", text)
        return next(
            (name for name, signs in names.items() if any(s in words or (len(s) > 3 and s in text) for s in signs)), ""
        )

    return chosen


def _links(page: SitePage) -> dict[str, str]:
    """The addresses that a page names; those of the old site itself are not among them."""
    named = {name: text_at(page.data, f"url_{name}") or text_at(page.data, f"{name}url") for name in _LINKS}
    named |= {
        "website": text_at(page.data, "external_link") or text_at(page.data, "redirect") or text_at(page.data, "link")
    }
    named |= {"github": text_at(page.data, "github"), "code": named["code"] or text_at(page.data, "repo")}
    if named["github"] and "://" not in named["github"]:
        named["github"] = f"https://github.com/{named['github'].strip('/')}"
    if named["code"] and re.fullmatch(r"[\w.-]+/[\w.-]+", named["code"]):
        named["code"] = f"https://github.com/{named['code']}"
    for each in items(page.data, "links"):
        name = (text_at(each, "name") or text_at(each, "type") or text_at(each, "label")).lower().strip()
        named.setdefault(
            re.sub(r"[^\w-]+", "_", name).strip("_") or "url", text_at(each, "url") or text_at(each, "link")
        )
    return {
        n: url for n, url in named.items() if url.startswith(("http://", "https://")) and markdown.is_safe_address(url)
    }


def _accounts(page: SitePage) -> dict[str, str]:
    """Where else a person is: a mapping of names, or HugoBlox's list of icons."""
    links = page.data.get("links")
    named = {str(n): str(v) for n, v in links.items() if isinstance(v, str)} if isinstance(links, Mapping) else {}
    for each in [*items(page.data, "social"), *items(page.data, "profiles"), *items(page.data, "links")]:
        if isinstance(each, Mapping):
            named.setdefault(text_at(each, "icon").rpartition("/")[2], text_at(each, "link") or text_at(each, "url"))
    names = {"home-page": "homepage", "google_scholar": "google-scholar", "scholar": "google-scholar"}
    found = {names.get(name, name): value.strip() for name, value in named.items() if name not in {"", "email"}}
    return {name: value for name, value in found.items() if _is_account(name, value)}


def _is_account(name: str, value: str) -> bool:
    """True for an address, and for an id where the name says whose it is."""
    is_address = value.startswith(("http://", "https://")) and markdown.is_safe_address(value)
    return is_address or (name in accounts.ACCOUNTS and bool(re.fullmatch(r"@?[\w.-]+", value)))


def _tags(page: SitePage) -> list[str]:
    """The tags and categories: lists, or words in one text."""
    found: list[str] = []
    for name in ("tags", "categories"):
        given = page.data.get(name)
        found += given.replace(",", " ").split() if isinstance(given, str) else all_raw(items(page.data, name))
    return list(dict.fromkeys(word for word in found if word))


def _people(page: SitePage) -> list[str]:
    """The authors, unless the owner is the only one."""
    names = [name.rstrip("*") for name in all_raw(items(page.data, "authors"))]
    return [] if not names or {"admin", "me"} >= set(names) else [n for n in names if n not in {"admin", "me"}]


def _position(page: SitePage) -> str:
    """The role in the site's words, where they say more than the kind of role."""
    said = _first("description", "position")(page)
    return said or ("" if _FIELDS["person"]["role"](page) else _first("role")(page))


def _aliases(page: SitePage) -> list[str]:
    """Other spellings of a name; what has a slash is an earlier address."""
    return [name for name in all_raw(items(page.data, "aliases")) if name and "/" not in name]


def _end(page: SitePage) -> str:
    """The last day, unless it is before the first one, as in pages that were copied."""
    end = _day(text_at(page.data, "date_end"))
    return end if end > _date(page) else ""


def _draft(page: SitePage) -> str:
    hidden = text_at(page.data, "draft") == "true" or text_at(page.data, "published") == "false"
    return "true" if hidden else ""


def _abstract_link(page: SitePage) -> str:
    url = text_at(page.data, "event_url")
    return url if url.startswith(("http://", "https://")) else ""


Rows = Mapping[str, Callable[[SitePage], Any]]
_SUMMARY = _first("summary", "description", "excerpt", "subtitle")
_FIELDS: Mapping[str, Rows] = MappingProxyType(
    {
        "talk": {
            "title": _first("title"), "date": _date, "date_end": _end, "type": _choice(_TALKS, "type"),
            "event": _first("event", "venue"), "event_url": _abstract_link, "location": _first("location"),
            "authors": _people, "links": _links,
        },
        "news": {"title": _first("title"), "date": _date, "links": _links},
        "project": {"title": _first("title", "name"), "summary": _SUMMARY, "links": _links},
        "course": {
            "title": _first("title"), "code": _first("course_id", "code"),
            "institution": _first("venue", "institution"), "level": _first("type", "level"),
            "term": _first("term", "semester"), "start": _date, "links": _links,
        },
        "post": {
            "title": _post_title, "date": _date, "summary": _SUMMARY, "tags": _tags, "draft": _draft,
            "authors": _people, "links": _links,
        },
        "person": {
            "name": _first("name", "title"), "role": _choice(_ROLES, "role", "group"),
            "aliases": _aliases, "position": _position, "links": _accounts,
        },
    }
)  # fmt: skip
"""Kind → the fields that its pages give."""
