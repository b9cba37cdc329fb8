"""The keys of `mkdocs.yml` that MkDocs and Material document: those that are honoured, and the others with what to do
instead."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

KNOWN = frozenset(
    "INHERIT copyright docs_dir draft_docs exclude_docs extra extra_css extra_javascript extra_templates "
    "hooks markdown_extensions mdx_configs nav not_in_nav plugins remote_branch remote_name repo_url site_description "
    "site_name site_url theme validation watch".split()
)
OF_THEME = frozenset("custom_dir direction favicon language logo name static_templates".split())

FORMS: Mapping[str, tuple[type | tuple[type, ...], str]] = MappingProxyType(
    {
        "copyright": (str, 'copyright: "© 2026 Ada Lovelace"'),
        "draft_docs": (str, "draft_docs: |, and a pattern on each of the next lines, indented"),
        "exclude_docs": (str, "exclude_docs: |, and a pattern on each of the next lines, indented"),
        "extra": (dict, "extra: {cards: false}"),
        "extra_css": (list, "extra_css: [own.css]"),
        "extra_javascript": (list, "extra_javascript: [own.js]"),
        "extra_templates": (list, "extra_templates: [page.html]"),
        "hooks": (list, "hooks: [hook.py]"),
        "markdown_extensions": ((list, dict), "markdown_extensions: [footnotes]"),
        "not_in_nav": (str, "not_in_nav: |, and a pattern on each of the next lines, indented"),
        "plugins": ((list, dict), "plugins: [portfolio]"),
        "site_description": (str, "site_description: a line of text"),
        "site_name": (str, "site_name: Portfolio"),
        "strict": (bool, "strict: true or false"),
        "theme": ((str, dict), "theme: material"),
        "use_directory_urls": (bool, "use_directory_urls: true or false"),
        "validation": (dict, "validation: {links: {not_found: warn}}"),
        "watch": (list, "watch: [folder]"),
    }
)
"""The types of values, and what to type for another one."""

_SCRIPTS = "none of Material's scripts is loaded; the site has its own search, menu, and light and dark"
_EDIT = "links to the file behind a page follow repo_url, and branch under extra"
_NAME = "the name is that of content/index.md"

NO_EFFECT: Mapping[str, str] = MappingProxyType(
    {
        "dev_addr": "run: portfolio serve --address 127.0.0.1:9000",
        "edit_uri": _EDIT,
        "edit_uri_template": _EDIT,
        "google_analytics": "write analytics under extra",
        "pages": "it is called nav",
        "repo_name": "the link to the repository is named Source",
        "site_author": _NAME,
        "site_dir": "run: portfolio build --site-dir FOLDER",
        "strict": "portfolio build is always strict",
        "use_directory_urls": "every page has a folder of its own",
        "theme.admonition": "admonitions have Material's icons",
        "theme.features": _SCRIPTS,
        "theme.font": "write fonts under extra, for files of your own",
        "theme.locale": "write language under theme",
        "theme.icon": "write logo under theme; templates/theme/assets/portfolio.css draws the other icons",
        "theme.palette": "write accent under extra",
        "extra.alternate": "a page index.de.md adds a language, see docs/editing.md",
        "extra.annotate": _SCRIPTS,
        "extra.consent": "the site sets no cookies",
        "extra.disqus": "the site has no comments",
        "extra.generator": "no page names the program that made it",
        "extra.homepage": "the name leads to the home page",
        "extra.manifest": "the site works in a browser only",
        "extra.scope": "light and dark are remembered for this site only",
        "extra.search": "search needs no setting",
        "extra.social": "write links in content/index.md",
        "extra.status": "pages have no status",
        "extra.tags": "papers have topics",
        "extra.version": "the site has one version",
    }
)
"""Keys that MkDocs and Material document and this program does not honour, with what to do instead."""

MEANT: Mapping[str, str] = MappingProxyType(
    {
        "author": _NAME,
        "description": "it is called site_description",
        "name": f"it is called site_name; {_NAME}",
        "title": f"it is called site_name; {_NAME}",
        "url": "it is called site_url",
    }
)
"""Keys that nobody documents, with what is meant."""

HARMLESS = frozenset(
    {
        ("theme.font", "false"),
        ("use_directory_urls", "true"),
        ("strict", "true"),
        ("site_dir", "site"),
        ("extra.generator", "false"),
    }
)
"""Values that say what is so anyway."""

PLUGINS: Mapping[str, str] = MappingProxyType(
    {
        "blog": "its pages need templates of Material's; write pages of your own in content/",
        "offline": "run: portfolio offline",
        "privacy": "nothing is loaded from other hosts",
        "info": "report mistakes of the program to its repository, with what portfolio check says",
        "projects": "a portfolio is one site; build others by commands of their own",
        "search": "search needs no plugin",
        "social": "write cards: true under extra",
        "tags": "papers have topics",
        "typeset": "titles in the menu are plain text",
    }
)
"""Plugins of Material without effect, with what to do instead; all others work as on any site."""

EXTENSIONS: Mapping[str, str] = MappingProxyType(
    {
        "material.extensions.preview": _SCRIPTS,
        "pymdownx.arithmatex": "formulas work without it, and it needs a script of another host",
    }
)
"""Extensions of Markdown without effect, with what to do instead; all others work as on any site."""

OPTIONS: Mapping[tuple[str, str], tuple[str, str]] = MappingProxyType(
    {
        ("pymdownx.superfences", "custom_fences"): (
            "mermaid",
            "diagrams of Mermaid need a script of another host; save the diagram as an SVG file below content/",
        ),
        ("toc", "title"): ("", "the contents of a page are called On this page, in the language of the site"),
    }
)
"""Options of extensions without effect: the word in their value that makes them so, if any, and what to do instead."""
