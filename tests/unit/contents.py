"""Contents from a dict of files, for tests."""

from collections.abc import Mapping

from generator.facts.store import CONTENT, Content

PERSON = "---\nname: Ada Lovelace\n---\n"


def paper(title: str = "On the Engine", *lines: str, body: str = "") -> str:
    """The text of a publication's file; `lines` are further lines of its front matter."""
    return "\n".join(["---", f'title: "{title}"', *lines, "---"]) + "\n" + (f"\n{body}\n" if body else "")


def content_of(files: Mapping[str, str]) -> Content:
    """The content that holds these files; a key without a folder is that of a publication. The person is added."""
    content = Content(CONTENT)
    for path, text in {"index.md": PERSON, **files}.items():
        content.put(path if "." in path else f"publications/{path}.md", text)
    return content
