"""Moving a site in: talks, news, projects, courses, posts, people, pages, with their pictures, files and addresses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import main
from generator.facts import files, loading
from generator.facts.store import Content
from generator.intake.moving import site_tags, site_text
from generator.model import Item
from generator.site import redirects
from tests.site.world import write

SETTINGS = "site_name: x\ndocs_dir: content\ntheme: {name: material}\nplugins: [portfolio]\n"
AL_FOLIO = {
    "_config.yml": "first_name: Ada\nlast_name: Lovelace\n",
    "_bibliography/papers.bib": "@article{notes, title={Notes on the Engine}, author={Lovelace, Ada}, year={1843},\n"
    " pdf={notes.pdf}}\n",
    "assets/pdf/notes.pdf": "%PDF of notes",
    "_pages/about.md": "---\ntitle: about\npermalink: /\n---\nI work on [engines](/projects/engine/).\n",
    "_pages/hobbies.md": "---\ntitle: Hobbies\npermalink: /fun/\n---\nI weave, see ![a loom](/assets/img/loom.jpg).\n",
    "_pages/list.md": "---\ntitle: List\n---\n{% for p in site.pages %}{{ p.title }}{% endfor %}\n",
    "_news/one.md": "---\ndate: 2024-01-05\ninline: true\n---\nThe [notes](https://n.example/) appeared. Twice.\n",
    "_news/two.md": "---\ntitle: A prize\ndate: 2024-02-05 10:00:00\n---\nFor *notes*.\n",
    "_news/sample.md": "---\ndate: 2015-10-22\ninline: true\n---\nA simple inline announcement.\n",
    "_projects/engine.md": "---\ntitle: The Engine\ndescription: It weaves numbers.\nimg: assets/img/loom.jpg\n"
    "github: ada/engine\n---\n"
    '{% include figure.liquid path="assets/img/loom.jpg" title="A loom" %}\n'
    "See [the first post]({{ site.baseurl }}/blog/2023/first/), [the paper](/assets/pdf/notes.pdf#page=2),\n"
    "[elsewhere](https://e.example/) and [what is gone](/gone/).\n{{ page.nothing }}\n",
    "_projects/1_project.md": "---\ntitle: project 1\ndescription: with background image\n---\nEvery project.\n",
    "_posts/2023-05-06-first.md": "---\ntitle: First\ndescription: Words.\ntags: weaving looms\n---\nText, "
    "<img src='{{ \"/assets/img/loom.jpg\" | relative_url }}' alt='Loom'>\n",
    "_posts/2015-03-15-formatting.md": "---\ntitle: a post with formatting and links\n---\nx\n",
    "_teachings/his214.md": "---\ntitle: History\ncourse_id: HIS 214\nsemester: Autumn 2026\n---\nPlan.\n",
    "assets/img/loom.jpg": "picture of a loom",
}
ACADEMIC = {
    "_config.yml": "author: {name: Ada Lovelace}\n",
    "_publications/notes.md": "---\ntitle: Notes on the Engine\ndate: 1843-09-02\nvenue: Memoirs\n"
    "permalink: /publication/notes\npaperurl: /files/notes.pdf\n"
    "citation: 'Ada Lovelace. (1843). Notes on the Engine.'\n---\n",
    "files/notes.pdf": "%PDF",
    "_talks/2012-03-01-turin.md": "---\ntitle: On the Engine\ncollection: talks\ntype: Invited talk\n"
    "permalink: /talks/2012-03-01-turin\nvenue: Academy of Sciences\ndate: 2012-03-01\nlocation: Turin, Italy\n---\n"
    "[Slides](/files/notes.pdf)\n",
    "_talks/2012-03-01-talk-1.md": "---\ntitle: Talk 1 on Relevant Topic in Your Field\ndate: 2012-03-01\n---\nx\n",
    "_teaching/2014-logic.md": "---\ntitle: Logic\ntype: Undergraduate course\nvenue: University of Halden\n"
    "date: 2014-01-01\nlocation: Halden\n---\nWeeks.\n",
    "_portfolio/loom.md": "---\ntitle: A Loom\nexcerpt: Short description<br/><img src='/images/l.png'>\n---\nText.\n",
}
HUGO = {
    "content/authors/admin/_index.md": "---\ntitle: Ada Lovelace\n---\nI work.\n",
    "content/authors/charles/_index.md": "---\ntitle: Charles Babbage\nrole: PhD student\n"
    "social: [{icon: github, link: 'https://github.com/cb'}, {icon: envelope, link: 'mailto:c@b.example'}]\n---\n"
    "He builds.\n",
    "content/publication/notes/index.md": "---\ntitle: Notes on the Engine\nauthors: [admin]\ndate: '1843-09-02'\n"
    "publication_types: ['2']\npublication: '*Memoirs*'\n---\n",
    "content/publication/notes/notes.pdf": "%PDF of notes",
    "content/publication/notes/featured.jpg": "a picture",
    "content/event/turin/index.md": "---\ntitle: On the Engine\nevent: Academy\nlocation: Turin\n"
    "date: '2024-05-06T10:00:00Z'\ndate_end: '2023-05-06'\nauthors: [admin, Charles Babbage]\n"
    "url_slides: https://s.example/\nimage: {alt_text: Ada at a lectern}\naliases: [/talk/turin-old/]\n---\n"
    "{{% callout note %}}\nCome to [the project](/project/loom/).\n{{% /callout %}}\n{{< youtube abc123 >}}\n",
    "content/event/turin/featured.jpg": "another picture",
    "content/event/example/index.md": "---\ntitle: Example Talk\ndate: '2030-06-01'\n---\nx\n",
    "content/project/loom.md": '{"title": "A Loom", "summary": "It weaves.", '
    '"external_link": "https://loom.example/"}\nText.\n',
    "content/project/_index.md": "---\ntitle: Projects\n---\n",
    "content/post/draft/index.md": "+++\ntitle = 'Not yet'\ndate = 2024-01-01\ndraft = true\n+++\nText.\n",
    "content/courses/logic/index.md": "---\ntitle: Logic\nsummary: x\ndate: '2020-01-01'\n---\nWeeks.\n",
}
LAB = {
    "_data/citations.yaml": "- {id: 'doi:10.1234/notes', title: Notes on the Engine, authors: [Ada Lovelace]}\n",
    "_members/charles-babbage.md": "---\nname: Charles Babbage\nrole: phd\naliases: [C. Babbage]\n"
    "links: {orcid: 0000-0002-1825-0097, home-page: 'https://b.example', email: c@b.example}\n---\nHe builds.\n",
    "_members/jane-smith.md": "---\nname: Jane Smith\nrole: pi\n---\nLorem ipsum dolor.\n",
    "_posts/2024-01-02-hello.md": "---\ntags: [a, b]\n---\nHello, [Charles](/members/charles-babbage).\n",
}
QUARTO = {
    "publications.yml": "- {title: Notes on the Engine, type: book, author: [{family: Lovelace}], issued: 1843}\n",
    "posts/first/index.qmd": "---\ntitle: First\ndate: 2024-03-04\ncategories: [a, b]\nimage: cover.png\n---\n"
    "![The cover](cover.png) and [the talk](../../talks/turin.qmd).\n",
    "posts/first/cover.png": "a cover",
    "talks/turin.qmd": "---\ntitle: On the Engine\ndate: 2024-05-06\n---\nAbstract.\n",
    "talks/index.qmd": "---\ntitle: Talks\nlisting: {contents: .}\n---\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path / "mine", {"mkdocs.yml": SETTINGS, "content/index.md": "---\nname: Ada Lovelace\n---\n"})
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def move(project: Path, site: dict[str, str]) -> tuple[str, Content]:
    """Moves a site in: what was printed, and the content, which passes the checks."""
    write(project.parent / "old", site)
    result = run("import-site", "../old")
    assert result.exit_code == 0, result.output
    checked = run("check")
    assert checked.exit_code == 0, checked.output
    return result.output, loading.load(project / "content")


def thing(content: Content, path: str) -> tuple[Item, dict[str, Any]]:
    (item,) = content.items[path]
    return item, dict(item.values)


def test_al_folio(project: Path) -> None:
    printed, content = move(project, AL_FOLIO)
    assert {path for path in content.items if content.items[path]} == {
        "news/one.md", "news/two.md", "posts/first.md", "projects/engine.md", "teaching/his214.md",
    }  # fmt: skip
    news, values = thing(content, "news/one.md")
    assert (values["title"], news.text) == ("The notes appeared.", "The [notes](https://n.example/) appeared. Twice.")
    assert thing(content, "news/two.md")[0].text == "For *notes*."
    engine, values = thing(content, "projects/engine.md")
    assert (values["title"], values["summary"]) == ("The Engine", "It weaves numbers.")
    assert values["links"] == {"github": "https://github.com/ada/engine"}
    assert engine.text.splitlines() == [
        "![A loom](../images/loom.jpg)",
        "See [the first post](../posts/first.md), [the paper](../files/notes.pdf#page=2),",
        "[elsewhere](https://e.example/) and what is gone.",
    ]
    post, values = thing(content, "posts/first.md")
    assert (post.text, values["tags"]) == ("Text, ![Loom](../images/loom.jpg)", ("weaving", "looms"))
    assert values["formerly"] == ("blog/2023/first.md", "2023/05/06/first.html")
    assert thing(content, "teaching/his214.md")[1]["code"] == "HIS 214"
    assert content.profile
    assert content.profile.biography == "I work on [engines](projects/engine.md)."
    assert "I weave, see ![a loom](images/loom.jpg)." in content.texts["hobbies.md"]
    assert next(iter(content.publications.values())).links == {"pdf": "files/notes.pdf"}
    for line in (
        "_news/sample.md  left out: 'A simple inline announcement.' is sample content",
        "_projects/1_project.md  left out: 'project 1' is sample content",
        "_pages/list.md  left out: a page that its template makes",
        "content/projects/engine.md  has the picture images/loom.jpg — to show it, write image: images/loom.jpg and",
        "content/projects/engine.md  is without tags of the template: {{ page.nothing }}",
        "content/projects/engine.md  is without links to what was not moved: /gone/",
    ):
        assert line in printed


def test_old_addresses_lead_to_the_new_ones(project: Path) -> None:
    _, content = move(project, AL_FOLIO)
    moved = redirects.moved(content)
    assert moved["blog/2023/first.md"] == "posts/first.md"
    assert moved["teachings/his214.md"] == "teaching/his214.md"
    assert moved["fun.md"] == "hobbies.md"
    assert "projects/engine.md" not in moved
    made = redirects.producers(moved, "https://ada.example/")
    assert 'url=../../../posts/first/"' in str(made["blog/2023/first/index.html"]())


def test_academicpages(project: Path) -> None:
    printed, content = move(project, ACADEMIC)
    talk, values = thing(content, "talks/turin.md")
    assert (values["type"], values["event"], values["location"]) == ("invited", "Academy of Sciences", "Turin, Italy")
    assert talk.text == "[Slides](../files/notes.pdf)"
    assert values["formerly"] == ("talks/2012-03-01-turin.md",)
    _, values = thing(content, "teaching/2014-logic.md")
    assert (values["level"], values["institution"]) == ("Undergraduate course", "University of Halden")
    assert thing(content, "projects/loom.md")[1]["summary"] == "Short description"
    (work,) = content.publications.values()
    assert (work.links["pdf"], work.formerly) == ("files/notes.pdf", ("publication/notes.md",))
    assert (
        "_talks/2012-03-01-talk-1.md  left out: 'Talk 1 on Relevant Topic in Your Field' is sample content" in printed
    )


def test_hugoblox(project: Path) -> None:
    printed, content = move(project, HUGO)
    talk, values = thing(content, "talks/turin.md")
    assert (values["event"], values["location"], values["links"]) == (
        "Academy", "Turin", {"slides": "https://s.example/"},
    )  # fmt: skip
    assert "date_end" not in values
    assert (values["image"], values["image_alt"]) == ("images/turin-featured.jpg", "Ada at a lectern")
    assert values["formerly"] == ("talk/turin-old.md", "event/turin.md")
    assert talk.text == "Come to [the project](../projects/loom.md).\n\n<https://www.youtube.com/watch?v=abc123>"
    assert thing(content, "projects/loom.md")[1]["links"] == {"website": "https://loom.example/"}
    assert thing(content, "posts/draft.md")[1]["draft"] is True
    person, values = thing(content, "people/charles.md")
    assert (values["name"], values["role"], person.text) == ("Charles Babbage", "phd", "He builds.")
    assert values["links"]["github"] == "https://github.com/cb"
    (work,) = content.publications.values()
    assert (work.links["pdf"], work.formerly) == ("files/notes.pdf", ("publication/notes.md",))
    assert "has the picture images/notes-featured.jpg — to show it" in printed
    assert "content/event/example/index.md  left out: 'Example Talk' is sample content" in printed


def test_lab(project: Path) -> None:
    printed, content = move(project, LAB)
    _, values = thing(content, "people/charles-babbage.md")
    assert (values["role"], values["aliases"]) == ("phd", ("C. Babbage",))
    assert set(values["links"]) == {"orcid", "homepage"}
    post, values = thing(content, "posts/hello.md")
    assert (values["title"], str(values["date"].year), post.text) == (
        "Hello", "2024", "Hello, [Charles](../people/charles-babbage.md).",
    )  # fmt: skip
    assert "_members/jane-smith.md  left out: 'Jane Smith' is sample content" in printed


def test_quarto(project: Path) -> None:
    _, content = move(project, QUARTO)
    post, values = thing(content, "posts/first.md")
    assert post.text == "![The cover](../images/cover.png) and [the talk](../talks/turin.md)."
    assert values["tags"] == ("a", "b")
    assert (project / "content/images/cover.png").read_text() == "a cover"
    assert thing(content, "talks/turin.md")[0].text == "Abstract."


SITES = {"al-folio": AL_FOLIO, "academicpages": ACADEMIC, "hugoblox": HUGO, "lab": LAB, "quarto": QUARTO}


def test_a_link_to_a_page_that_is_left_out_is_words(project: Path) -> None:
    pages = {
        "_pages/table.md": "---\ntitle: Table\n---\n<table><tr><td>1</td></tr></table>\n",
        "_pages/fun.md": "---\ntitle: Fun\n---\nSee [the table](/table/), [the list](/list/), [hobbies](/fun/).\n",
    }
    printed, content = move(project, AL_FOLIO | pages)
    assert content.texts["fun.md"].endswith("See the table, the list, [hobbies](hobbies.md).\n")
    assert "content/fun.md  is without links to what was not moved: /table/, /list/" in printed
    assert "formerly" not in content.texts["hobbies.md"]  # its address is that of another page


def test_a_long_name_becomes_a_shorter_address(project: Path) -> None:
    name = "on-" + "very-" * 20 + "long-names"
    _, content = move(project, AL_FOLIO | {f"_projects/{name}.md": "---\ntitle: On names\n---\nx\n"})
    (path,) = [path for path in content.items if path.startswith("projects/on-")]
    assert len(path) < 85
    assert thing(content, path)[1]["formerly"] == (f"projects/{name}.md",)


def test_what_a_talk_cites_is_not_the_owners(project: Path) -> None:
    cited = {"talks/turin/references.bib": "@article{x, title={Of Another}, author={Babbage, C.}, year={1843}}"}
    printed, content = move(project, QUARTO | cited)
    assert [work.title for work in content.publications.values()] == ["Notes on the Engine"]
    assert "talks/turin/references.bib  left out: what a text cites" in printed


@pytest.mark.parametrize("name", SITES)
def test_twice_is_once_and_the_folder_stays(project: Path, name: str) -> None:
    move(project, SITES[name])
    mine = files.tree(project)
    assert files.tree(project.parent / "old") == {path: text.encode() for path, text in SITES[name].items()}
    printed, _ = move(project, SITES[name])
    assert ": new\n" not in printed
    assert files.tree(project) == mine


def test_what_the_owner_edited_or_deleted_stays_so(project: Path) -> None:
    move(project, AL_FOLIO)
    (project / "content/news/one.md").unlink()
    edited = project / "content/news/two.md"
    edited.write_text(edited.read_text().replace("A prize", "My prize"))
    move(
        project,
        AL_FOLIO
        | {"_news/two.md": "---\ntitle: Other\ndate: 2024-02-05\n---\n", "_news/three.md": AL_FOLIO["_news/two.md"]},
    )
    assert not (project / "content/news/one.md").exists()
    assert "My prize" in edited.read_text()
    assert (project / "content/news/three.md").exists()


def test_a_file_that_is_there_already_is_not_replaced(project: Path) -> None:
    write(project, {"content/news/two.md": "---\ntitle: Mine\ndate: 2020\n---\n", "content/images/loom.jpg": "my loom"})
    printed, _ = move(project, AL_FOLIO)
    assert "_news/two.md  left out: content/news/two.md is there already, and another file" in printed
    assert "assets/img/loom.jpg  left out: content/images/loom.jpg is there already" in printed
    assert "Mine" in (project / "content/news/two.md").read_text()
    assert (project / "content/images/loom.jpg").read_text() == "my loom"


@pytest.mark.parametrize(
    "target", ["../../secret.pdf", "/../secret.pdf", "%2e%2e/%2e%2e/secret.pdf", "file:///etc/passwd"]
)
def test_no_link_leads_out_of_the_folder(project: Path, target: str) -> None:
    write(project.parent, {"secret.pdf": "secret"})
    page = {"_news/three.md": f"---\ntitle: T\ndate: 2024\n---\n[x]({target}) ![y]({target})\n"}
    move(project, AL_FOLIO | page)
    assert not [path for path in files.tree(project / "content") if "secret" in path]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("{% highlight python %}\nx = 1\n{% endhighlight %}", "```python\nx = 1\n```"),
        ("{% raw %}a{% endraw %} b{: .small}", "a b"),
        ('{{< figure src="a.png" title="A [b]" >}}', "![A  b ](new/a.png)"),
        ("<a href='a.pdf'>the\npaper</a>", "[the paper](new/a.pdf)"),
        ("[a](b (1).pdf)", "[a](new/b (1).pdf)"),
        ("[![i](a.png)](https://x.example/)", "[![i](new/a.png)](https://x.example/)"),
        ("[id]: /a.pdf", "[id]: new//a.pdf"),
        ('[a]({{< relref "b.md" >}})', "[a](new/b.md)"),
        ("[m](mailto:a@b.example) [t](#top)", "[m](mailto:a@b.example) [t](#top)"),
        ("a <!-- [x](y) --> b <!-- c", "a  b <!-- c"),
        ("![of [A](https://x.example/) (b)](c.png)", "![of [A](https://x.example/) (b)](new/c.png)"),
        ("`x[i](j) {{ y }}` and [`f`](a.md)", "`x[i](j) {{ y }}` and [`f`](new/a.md)"),
        ("```{r}\nx[[i]](j) # {{ y }} <!-- z -->\n```", "```{r}\nx[[i]](j) # {{ y }} <!-- z -->\n```"),
        ('{%\n  include link.html\n  link="https://x.example/"\n  text="A, b"\n%}', "[A, b](https://x.example/)"),
        ('{{< cta cta_text="Book" cta_link="https://x.example/" >}}', "[Book](https://x.example/)"),
        ("{{< video https://v.example/1 >}}", "<https://v.example/1>"),
        ('{{< spoiler text="**More**" >}}\nwords\n{{< /spoiler >}}', "**More**\nwords"),
        ("::: {.column-margin}\ntext\n:::", "text"),
        ("![a](b.png){width=50%} c", "![a](new/b.png) c"),
        ("![a](b.png){.wide} c", "![a](new/b.png) c"),
        ("[a]() b", "a b"),
    ],
)
def test_texts_of_templates(body: str, text: str) -> None:
    assert site_text.moved(body, lambda target: f"new/{target}").text == text


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 50_000,
        "{{<" * 50_000,
        "```\n~~~~\n" * 20_000,
        ":::" * 50_000,
        "[" * 50_000,
        "[a](" * 20_000,
        "{{" * 50_000,
        "<img " * 30_000,
        "{% include figure " * 20_000,
        "<a " * 30_000,
    ],
)
def test_hostile_texts_take_bounded_time(text: str) -> None:
    assert len(site_text.moved(text, lambda target: target).text) <= len(text)


def test_braces_are_text_to_hugo() -> None:
    body = "$x_{{i}}$ {{< toc >}}{{< chart a >}}"
    moved = site_text.moved(body, lambda target: "", site_tags.OTHERS)
    assert (moved.text, moved.tags) == ("$x_{{i}}$", ["{{< chart a >}}"])


def test_a_text_of_the_owners_is_not_replaced(project: Path) -> None:
    write(project, {"content/index.md": "---\nname: Ada Lovelace\n---\n\nMy own text.\n"})
    printed, content = move(project, AL_FOLIO)
    assert content.profile
    assert content.profile.biography == "My own text."
    assert "content/index.md  has a text already" in printed


def test_papers_that_belong_to_things_of_hugoblox(project: Path) -> None:
    pages = {
        "content/publication/notes/index.md": HUGO["content/publication/notes/index.md"].replace(
            "---\n", "---\nprojects: [loom, gone]\n", 1
        ),
        "content/event/turin/index.md": "---\ntitle: On the Engine\ndate: 2024-05-06\nprojects: [loom]\n---\n"
        'See [the notes](/publication/notes/) and {{< cite page="/publication/notes" view="4" >}}\n',
    }
    printed, content = move(project, HUGO | pages)
    (key,) = content.publications
    assert thing(content, "projects/loom.md")[1]["papers"] == (key,)
    talk, values = thing(content, "talks/turin.md")
    assert values["projects"] == ("loom",)
    assert talk.text == f"See [the notes](../publications/{key}.md) and [@{key}]"
    assert "content/talks/turin.md  is without" not in printed
    assert "nothing new" in run("import-site", "../old").output
    assert run("import").output.count("new") == run("import").output.count("nothing new")


def test_citations_of_al_folio_and_pandoc(project: Path) -> None:
    pages = {
        "_posts/2024-01-02-cites.md": "---\ntitle: Cites\nrelated_publications: true\n---\n"
        "As {% cite notes --locator 3 %} says, not {% cite other %}, nor `{% cite notes %}`.\n",
        "_projects/old.md": "---\ntitle: Old\nrelated_publications: notes, gone\n---\nSee [@notes, p. 3], [@gone].\n",
    }
    printed, content = move(project, AL_FOLIO | pages)
    assert list(content.publications) == ["notes"]  # the key of the entry
    post, values = thing(content, "posts/cites.md")
    assert (post.text, values["papers"]) == ("As [@notes] says, not , nor `{% cite notes %}`.", ("notes",))
    project_, values = thing(content, "projects/old.md")
    assert (project_.text, values["papers"]) == ("See [@notes, p. 3], \\[@gone].", ("notes",))
    assert "content/projects/old.md  is without links to what was not moved: @gone" in printed


def test_texts_of_papers_have_their_links(project: Path) -> None:
    page = (
        HUGO["content/publication/notes/index.md"] + "## More\n\nSee [the project](/project/loom/) and [x](/gone/).\n"
    )
    printed, content = move(project, HUGO | {"content/publication/notes/index.md": page})
    (work,) = content.publications.values()
    assert work.abstract == "**More**\n\nSee [the project](../projects/loom.md) and x."
    assert "the paper 'Notes on the Engine'  is without links to what was not moved: /gone/" in printed


def test_what_was_edited_before_the_links_were_known_stays(project: Path) -> None:
    post = {"_posts/2024-01-02-cites.md": "---\ntitle: Cites\n---\nAs {% cite notes %} says.\n"}
    move(project, AL_FOLIO | post)
    path = project / "content/posts/cites.md"
    path.write_text(path.read_text().replace("[@notes]", "Ada"))
    move(project, AL_FOLIO | post)
    assert "As Ada says." in path.read_text()


def test_papers_owner_and_pages_of_quarto(project: Path) -> None:
    site = {
        "_quarto.yml": "project: {type: website}\n",
        "index.qmd": "---\ntitle: Ada Lovelace\nimage: me.jpg\nabout:\n  template: solana\n"
        "  links: [{icon: github, href: 'https://github.com/ada'}]\n---\n::: {.a}\nI work.\n:::\n",
        "me.jpg": "a portrait",
        "looms.qmd": "---\ntitle: Looms\n---\nSee [the notes](publications/notes.qmd).\n",
        "publications.qmd": "---\ntitle: Publications\nlisting: {contents: publications}\n---\n",
        "publications/notes.qmd": "---\ntitle: Notes on the Engine\n"
        "author:\n  - name: Ada Lovelace\n  - Charles Babbage\n"
        "date: 1843-09-02\ncategories: [engines]\ncitation: {container-title: Memoirs, volume: 3, doi: 10.1234/notes}\n"
        "abstract: What it can do.\n---\n## More\n\n[a](../looms.qmd), [b](../gone.pdf)\n",
        "publications/other.qmd": "---\ntitle: All of them\n---\nWords.\n",
    }
    printed, content = move(project, site)
    (work,) = content.publications.values()
    assert [person.name for person in work.authors] == ["Ada Lovelace", "Charles Babbage"]
    assert (work.venue, work.volume, work.doi, work.keywords) == ("Memoirs", "3", "10.1234/notes", ("engines",))
    assert work.abstract == "What it can do.\n\n**More**\n\n[a](../looms.md), b"
    assert content.texts["looms.md"].endswith(f"See [the notes](publications/{work.key}.md).\n")
    assert content.profile
    assert (content.profile.biography, content.profile.links) == ("I work.", {"github": "https://github.com/ada"})
    assert "content/index.md  has the picture images/me.jpg" in printed
    assert "publications/other.qmd  left out: has neither authors nor a DOI" in printed


def test_projects_of_the_lab_template(project: Path) -> None:
    projects = "- {title: A Loom, description: It weaves., link: 'https://loom.example/', repo: ada/loom}\n"
    projects += "- {title: Cool Web App, description: Lorem ipsum dolor}\n"
    printed, content = move(project, LAB | {"_data/projects.yaml": projects})
    _, values = thing(content, "projects/a-loom.md")
    assert values["links"] == {"website": "https://loom.example/", "code": "https://github.com/ada/loom"}
    assert "formerly" not in values
    assert "'Cool Web App' is sample content" in printed


def test_problems_of_a_bibliography_have_their_lines(project: Path) -> None:
    bib = "---\n---\n" + AL_FOLIO["_bibliography/papers.bib"] + "@article{broken, title = {x\n"
    printed, _ = move(project, AL_FOLIO | {"_bibliography/papers.bib": bib})
    assert "_bibliography/papers.bib:5  " in printed
