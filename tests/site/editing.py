"""Random edits of a project, as its owner would make them."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.site.world import ROOT, write

_WORDS = "sparse attention graphs learning from few labels in large models of speech and vision".split()
_PEOPLE = ["Ada Lovelace", "Grace Hopper", "Emmy Noether", "Alan Turing", "Rosa García", "Chen Wei"]
_CATEGORIES = ["cs.CL", "cs.LG", "cs.AI", "stat.ML", "math.CO"]
_VENUES = ["Journal of Graphs", "Proceedings of Speech", "NeurIPS"]
_TEMPLATES = [
    "pages/_items.html",
    "pages/publication.html",
    "pages/home.html",
    "theme/partials/footer.html",
    "pages/cv.typ",
]
_SETTINGS = ["people_from: 3", "people_from: 2", "cards: true", "cards: false"]
_PICTURE = b"\x89PNG\r\n\x1a\n"


class Owner:
    """Somebody who edits the files of a project, always the same with the same seed."""

    def __init__(self, project: Path, seed: int) -> None:
        self._project, self._chance = project, random.Random(seed)  # noqa: S311  # test data, no secret
        self._content = project / "content"
        self._papers, self._number = self._content / "publications", 0
        self._before = project.parent / "before"
        self.edits: list[Callable[[], None]] = [
            *[self.title, self.abstract, self.authors, self.date, self.category, self.venue, self.note, self.links] * 2,
            *[self.hidden, self.featured, self.renamed, self.formerly, self.new, self.new, self.deleted, self.same],
            *[self.thing, self.thing, self.thing_dated, self.thing_named, self.thing_gone, self.award],
            *[self.profile, self.cv, self.by_hand, self.by_hand_gone, self.instead_of_ours, self.picture, self.moved],
            *[self.template, self.template_gone, self.setting, self.undone, self.file_of_the_site, self.file_gone],
        ]

    def edit(self) -> str:
        """Makes one edit and returns its name."""
        edit = self._chance.choice(self.edits)
        if edit != self.undone:
            shutil.rmtree(self._before, ignore_errors=True)
            self._copied(self._project, self._before)
        edit()
        return edit.__name__

    def title(self) -> None:
        self._set("title", f'"{self._words(5)}"')

    def abstract(self) -> None:
        path = self._paper()
        head = path.read_text().rsplit("---\n", 1)[0]
        path.write_text(f"{head}---\n\n{self._words(30)}.\n")

    def authors(self) -> None:
        self._set("authors", f"[{', '.join(self._chance.sample(_PEOPLE, self._chance.randint(1, 4)))}]")

    def date(self) -> None:
        self._set("date", f"{self._chance.randint(2001, 2004)}-0{self._chance.randint(1, 9)}")

    def category(self) -> None:
        self._set("category", self._chance.choice(_CATEGORIES))

    def venue(self) -> None:
        self._set("venue", self._chance.choice(_VENUES))

    def note(self) -> None:
        self._set("note", self._words(2))

    def links(self) -> None:
        self._set("links", f"{{code: https://example.org/{self._chance.randint(1, 9)}}}")

    def hidden(self) -> None:
        """What is hidden is named nowhere: a build refuses it."""
        value = self._chance.choice(["true", "false"])
        paper = self._set("hidden", value)
        if value == "true":
            self._change_mentions(paper.stem, "")

    def featured(self) -> None:
        self._set("featured", self._chance.choice(["true", "false"]))

    def formerly(self) -> None:
        self._number += 1
        self._set("formerly", f"[earlier{self._number}]")

    def renamed(self) -> None:
        self._number += 1
        old, new = self._paper(), self._papers / f"renamed{self._number}.md"
        old.rename(new)
        self._change_mentions(old.stem, new.stem)

    def new(self) -> None:
        self._number += 1
        path = self._papers / f"paper{self._number}.md"
        write(
            path.parent,
            {path.name: f'---\ntitle: "{self._words(4)}"\nauthors: [Ada Lovelace, Grace Hopper]\n---\n\nText.\n'},
        )

    def deleted(self) -> None:
        if len(list(self._papers.iterdir())) > 2:
            gone = self._paper()
            gone.unlink()
            self._change_mentions(gone.stem, "")

    def same(self) -> None:
        """The same text, saved again."""
        path = self._paper()
        path.write_text(path.read_text())

    def profile(self) -> None:
        write(self._project, {"content/index.md": f"---\nname: Ada Lovelace\nfield: cs.LG\n---\n\n{self._words(9)}.\n"})

    def cv(self) -> None:
        write(self._project, {"content/cv.md": f"## Education\n\n- {self._words(4)}\n\n## Talks\n"})

    def thing(self) -> None:
        """A talk, a line of news or a project, with a page or without, and perhaps first on the home page."""
        self._number += 1
        folder, start = self._chance.choice([("talks", "date"), ("news", "date"), ("projects", "start")])
        paper, featured = self._paper(), self._chance.choice(["true", "false"])
        named = "" if "hidden: true" in paper.read_text() else paper.stem
        head = f"title: {self._words(3)}\n{start}: {self._some_day()}\npapers: [{named}]\nfeatured: {featured}"
        text = self._chance.choice(["", f"\n{self._words(8)}.\n"])
        write(self._project, {f"content/{folder}/thing{self._number}.md": f"---\n{head}\n---\n{text}"})

    def thing_dated(self) -> None:
        self._change_thing(r"^(date|start): .*$", rf"\1: {self._some_day()}")

    def thing_named(self) -> None:
        self._change_thing(r"^title: .*$", f"title: {self._words(3)}")

    def thing_gone(self) -> None:
        for path in self._things()[:1]:
            path.unlink()

    def award(self) -> None:
        write(self._project, {"content/awards.yml": f"- title: {self._words(2)}\n  date: {self._some_day()}\n"})

    def by_hand(self) -> None:
        text = f"# {self._words(1)}\n\nSee [all](publications/index.md).\n\n{self._words(9)}\n"
        write(self._project, {f"content/{self._chance.choice(['teaching', 'contact'])}.md": text})

    def by_hand_gone(self) -> None:
        (self._project / "content/teaching.md").unlink(missing_ok=True)

    def instead_of_ours(self) -> None:
        """A page by hand at the address of a derived one."""
        path = self._project / "content/years/2002.md"
        path.unlink() if path.exists() else write(path.parent, {path.name: f"# {self._words(3)}\n"})

    def moved(self) -> None:
        write(self._project, {"content/contact.md": "---\ntitle: Contact\nformerly: [address.md]\n---\n\nWrite.\n"})

    def picture(self) -> None:
        path = self._project / "content/img/a.png"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(_PICTURE + self._words(3).encode())

    def template(self) -> None:
        name = self._chance.choice(_TEMPLATES)
        path = self._project / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / "templates" / name).read_text()
        path.write_text(text if name.endswith(".typ") else f"{text}<!-- {self._words(2)} -->")

    def template_gone(self) -> None:
        shutil.rmtree(self._project / "templates", ignore_errors=True)

    def setting(self) -> None:
        name = (line := self._chance.choice(_SETTINGS)).partition(":")[0]
        path = self._project / "mkdocs.yml"
        path.write_text(re.sub(rf"^  {name}:.*$", f"  {line}", path.read_text(), flags=re.M))

    def undone(self) -> None:
        """Everything as it was before the last edit."""
        if self._before.exists():
            for path in self._facts(self._project):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            self._copied(self._before, self._project)

    def file_of_the_site(self) -> None:
        """A built file, changed by another program."""
        if files := sorted((self._project / "site").rglob("*.html")):
            self._chance.choice(files).write_text("changed")

    def file_gone(self) -> None:
        """A built file, deleted."""
        if files := sorted((self._project / "site").rglob("*.bib")):
            self._chance.choice(files).unlink()

    def _set(self, key: str, value: str) -> Path:
        """Gives a key of a paper a value, and returns the paper's file."""
        path = self._paper()
        begin, head, body = path.read_text().split("---\n", 2)
        kept = "".join(line for line in head.splitlines(keepends=True) if not line.startswith(f"{key}:"))
        path.write_text(f"{begin}---\n{kept}{key}: {value}\n---\n{body}")
        return path

    def _things(self) -> list[Path]:
        """The files of talks, news and projects, in any order."""
        found = [path for folder in ("talks", "news", "projects") for path in sorted(self._content.glob(f"{folder}/*"))]
        return self._chance.sample(found, len(found))

    def _change_thing(self, pattern: str, new: str) -> None:
        for path in self._things()[:1]:
            path.write_text(re.sub(pattern, new, path.read_text(), flags=re.M))

    def _change_mentions(self, old: str, new: str) -> None:
        """Gives a paper another key where things name it, or none."""
        for path in self._things():
            path.write_text(path.read_text().replace(f"papers: [{old}]", f"papers: [{new}]"))

    def _some_day(self) -> str:
        return f"{self._chance.randint(2001, 2004)}-0{self._chance.randint(1, 9)}-11"

    def _paper(self) -> Path:
        return self._chance.choice(sorted(self._papers.iterdir()))

    def _words(self, count: int) -> str:
        return " ".join(self._chance.choices(_WORDS, k=count)).capitalize()

    def _copied(self, old: Path, new: Path) -> None:
        for path in self._facts(old):
            target = new / path.name
            target.parent.mkdir(exist_ok=True)
            (shutil.copytree if path.is_dir() else shutil.copy)(path, target)

    @staticmethod
    def _facts(folder: Path) -> Iterator[Path]:
        yield from (path for name in ("content", "templates", "mkdocs.yml") if (path := folder / name).exists())
