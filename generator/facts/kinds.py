"""The table of kinds of content other than publications: one row per kind, with its folder, its fields and where it
appears.

Reading, checks, the JSON Schema, `portfolio new`, `portfolio diff`, the documentation and the pages follow these rows.
A kind is a folder of files with front matter and text, or a list in one YAML file. Properties and types are those of
schema.org.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from generator.facts.fields import Field, Kind

PUBLICATIONS = "publications"
"""Where relations to papers lead."""

_MARKDOWN, _YAML = ".md", ".yml"


class Layout(StrEnum):
    """How a list shows things."""

    ROWS = "rows"
    LINES = "lines"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class ContentKind:
    """One row. `folder` is where its files are below `content/`, and the address of its list; of a list it is the name
    of the file. Things are sorted by `starts` and `ends`, the keys of their dates, newest first; with `goes_on`, those
    whose end has not come go on and come first. `heading` is that of the list, `cv` that of the section in the
    curriculum vitae, empty for none. `related` is what the page of a paper calls those that name it.

    In a list, the values under `line` stand below the title, and those under `note` beside the date. Things that go on
    are grouped under the two headings of `groups`, all others by year. `layout` is how a list shows each: as a row, on
    one line, or in columns where it goes on. With `has_feed`, they have an Atom feed. One with `cited_as` is cited as
    this CSL type. One without `is_listed` has pages of its own making; with `has_pages`, each thing has one, with or
    without a text. `home` is how many of them the home page shows; of a kind without, it shows those that are featured.
    `tags` is the key of the words by each of which there is a list of those that have it.
    `cv_roles` are the roles of those in the curriculum vitae if it does not have all; one without a role is in it."""

    name: str
    folder: str
    doc: str
    heading: str
    fields: tuple[Field, ...]
    schema_org: str
    starts: str = "date"
    ends: str = ""
    goes_on: bool = False
    is_list: bool = False
    cv: str = ""
    related: str = ""
    line: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    groups: tuple[str, str] = ("Now", "Before")
    layout: Layout = Layout.ROWS
    has_feed: bool = False
    cited_as: str = ""
    is_listed: bool = True
    has_pages: bool = False
    home: int = 0
    cv_roles: tuple[str, ...] = ()
    tags: str = ""

    @property
    def file(self) -> str:
        """The file that is the list."""
        return f"{self.folder}{_YAML}"

    @property
    def main(self) -> str:
        """The key of what a thing is called."""
        return self.fields[0].key

    @property
    def relations(self) -> tuple[Field, ...]:
        """The fields that name other things."""
        return tuple(field for field in self.fields if field.leads_to)

    def path(self, slug: str) -> str:
        """Where the file of a thing is below `content/`."""
        return f"{self.folder}/{slug}{_MARKDOWN}"


# fmt: off
_COMMON = (
    Field("links", Kind.LINKS, "Addresses by name; in lists, slides and video come first.",
          "{slides: files/slides.pdf, video: https://example.org/video}", schema_org="sameAs"),
    Field("featured", Kind.FLAG, "First on the home page, before newer ones.", "true"),
    Field("hidden", Kind.FLAG, "Not shown anywhere; the file stays.", "true"),
)
_PICTURED = (
    Field("image", Kind.IMAGE, "A picture: the path of a file below `content/`.", "images/figure.png",
          schema_org="image"),
    Field("image_alt", Kind.TEXT, "What the picture shows, for those who cannot see it; an `image` needs it.",
          "A table of Bernoulli numbers"),
)
_FORMERLY = Field("formerly", Kind.TEXT_LIST, "Earlier names of the file, whose addresses lead to this page; with a "
                  "slash, an earlier path, `blog/2015/old.md` or `blog/2015/old.html`.", "[old-name]")
_PAPERS = Field("papers", Kind.TEXT_LIST, "Keys of papers that belong to it; each paper's page shows it too.",
                "[lovelace1843notes]", leads_to=PUBLICATIONS)
_PROJECTS = Field("projects", Kind.TEXT_LIST, "Names of the files of projects that it belongs to.", "[engine]",
                  leads_to="projects")
_PEOPLE = Field("authors", Kind.PEOPLE, "Who gave or wrote it, if others than you took part.",
                "[Ada Lovelace, Charles Babbage]", schema_org="author")
_FILED = (*_PICTURED, *_COMMON, _FORMERLY)
_LASTING = (
    Field("start", Kind.DATE, "When it started; year, month or day.", "2024-09", schema_org="startDate"),
    Field("end", Kind.DATE, "When it ends or ended; until then, or without it, it goes on.", "2026-08",
          schema_org="endDate"),
)


def _title(doc: str, example: str) -> Field:
    return Field("title", Kind.TEXT, doc, example, required=True, schema_org="name, headline")


def _date(doc: str) -> Field:
    return Field("date", Kind.DATE, doc, "2026-05-21", required=True, schema_org="datePublished")


KINDS = (
    ContentKind(
        "talk", "talks", "A talk, given once or often; the text is its abstract.", "Talks",
        (
            _title("What the talk is called.", '"On the Analytical Engine"'),
            _date("The day on which it was or will be given first."),
            Field("date_end", Kind.DATE, "The last day, if it takes several.", "2026-05-23"),
            Field("type", Kind.TEXT, "What kind of talk it is.", "invited", schema_org="genre",
                  choices=("invited", "keynote", "contributed", "lecture", "public lecture", "seminar", "tutorial",
                           "poster", "panel")),
            Field("event", Kind.TEXT, "Conference, seminar or other occasion.", "Conference on Computing Engines",
                  schema_org="recordedAt"),
            Field("event_url", Kind.ADDRESS, "Address of the event's page.", "https://example.org/conference"),
            Field("location", Kind.TEXT, "Where it takes place.", "Turin, Italy", schema_org="recordedAt"),
            Field("given", Kind.OCCASIONS, "The other times, if it was given often: each with a date.",
                  "[{date: 2026-06-03, event: Seminar, location: Lund, event_url: https://example.org, "
                  "links: {video: https://example.org/video}}]"),
            _PEOPLE, _PAPERS, _PROJECTS, *_FILED,
        ),
        "PresentationDigitalDocument", ends="date_end", cv="Talks", related="Talk", line=("event", "location"),
        note=("type",), cited_as="speech", home=3,
    ),
    ContentKind(
        "news", "news", "One line of news; with a text it has a page of its own.", "News",
        (
            _title("The news in one sentence.", '"The notes on the engine appeared."'), _date("The day of the news."),
            _PAPERS, _PROJECTS, *_FILED,
        ),
        "NewsArticle", related="News", layout=Layout.LINES, has_feed=True, home=3,
    ),
    ContentKind(
        "project", "projects", "A project; the text describes it.", "Projects",
        (
            _title("What the project is called.", '"Instruments That Failed"'),
            Field("summary", Kind.TEXT, "One or two sentences for lists; otherwise the text begins with them.",
                  "What broken instruments tell about measurement.", schema_org="description"),
            *_LASTING,
            Field("people", Kind.PEOPLE, "Who takes part.", "[Charles Babbage]", schema_org="member"),
            _PAPERS,
            Field("talks", Kind.TEXT_LIST, "Names of the files of talks about it.", "[on-the-engine]",
                  leads_to="talks"),
            Field("funder", Kind.TEXT, "Who pays for it.", "Royal Society", schema_org="funder"),
            *_FILED,
        ),
        "ResearchProject", starts="start", ends="end", goes_on=True, cv="Projects", related="Project",
        line=("summary", "funder"), groups=("Current", "Finished"), layout=Layout.COLUMNS,
        home=3,
    ),
    ContentKind(
        "course", "teaching", "A course, or what else you teach; the text has its schedule and readings.", "Teaching",
        (
            _title("What the course is called.", '"History of Measurement"'),
            Field("code", Kind.TEXT, "Its number in the catalogue.", "HIS 214", schema_org="courseCode"),
            Field("role", Kind.TEXT, "What you do in it.", "Lecturer"),
            Field("institution", Kind.TEXT, "Where it is taught.", "University of Halden", schema_org="provider"),
            Field("level", Kind.TEXT, "For whom it is.", "Bachelor", schema_org="educationalLevel"),
            Field("term", Kind.TEXT, "The term, as it is called there.", "Autumn 2026"),
            *_LASTING, _PROJECTS, *_FILED,
        ),
        "Course", starts="start", ends="end", goes_on=True, cv="Teaching", line=("level", "institution", "role"),
        note=("term", "code"), home=3,
    ),
    ContentKind(
        "post", "posts", "Something to read: a text with a title and a date.", "Posts",
        (
            _title("The title.", '"Why the notes are longer than the paper"'),
            _date("The day on which it appears."),
            Field("summary", Kind.TEXT, "One or two sentences for lists and the feed.", "Notes are where the work is.",
                  schema_org="description"),
            Field("tags", Kind.TEXT_LIST, "Words for what it is about; each has a list.", "[engines, notes]",
                  schema_org="keywords"),
            Field("draft", Kind.FLAG, "Not on the site yet, as before its date: `portfolio serve` shows it.", "true"),
            _PEOPLE, _PAPERS, _PROJECTS, *_FILED,
        ),
        "BlogPosting", related="Post", line=("summary",), has_feed=True, home=3, tags="tags",
    ),
    ContentKind(
        "person", "people", "A member of the group, or a student of yours; the text is the biography.", "People",
        (
            Field("name", Kind.TEXT, "The person's name, as author lists have it.", "Charles Babbage", required=True,
                  schema_org="name"),
            Field("aliases", Kind.TEXT_LIST, "Other spellings of the name in author lists.", "[C. Babbage]",
                  schema_org="alternateName"),
            Field("role", Kind.TEXT, "What the person is in the group.", "phd", schema_org="roleName",
                  choices=("principal-investigator", "faculty", "postdoc", "phd", "master", "undergraduate", "staff",
                           "engineer", "visitor")),
            Field("position", Kind.TEXT, "The role in words of your own.", "Doctoral researcher",
                  schema_org="jobTitle"),
            *_LASTING,
            Field("thesis", Kind.TEXT, "The thesis that you supervise or supervised.", "On difference engines"),
            Field("now", Kind.TEXT, "Where somebody is who has left.", "Lecturer, University of Lund"),
            Field("location", Kind.TEXT, "Where to find the person.", "Old Observatory 4", schema_org="address"),
            _PROJECTS, *_PICTURED,
            Field("links", Kind.ACCOUNTS, "Where else the person is, each with an id or an address.",
                  '{orcid: 0000-0002-1825-0097, homepage: "https://example.org"}', schema_org="sameAs"),
            *_COMMON[1:], _FORMERLY,
        ),
        "Person", starts="start", ends="end", goes_on=True, cv="Supervision", line=("thesis", "now"),
        note=("position", "role"), is_listed=False, has_pages=True,
        cv_roles=("postdoc", "phd", "master", "undergraduate"),
    ),
    ContentKind(
        "award", "awards", "Awards, prizes and honours.", "Awards",
        (
            _title("What the award is called.", "Halden Prize"), _date("When it was given."),
            Field("awarder", Kind.TEXT, "Who gave it.", "University of Halden"), _PAPERS, *_COMMON[::2],
        ),
        "award", is_list=True, cv="Awards", related="Award", line=("awarder",), is_listed=False,
    ),
    ContentKind(
        "grant", "grants", "Grants and scholarships.", "Funding",
        (
            _title("What the grant is for.", "Instruments That Failed"),
            Field("funder", Kind.TEXT, "Who gives it.", "Royal Society", schema_org="funder"),
            Field("number", Kind.TEXT, "Its number.", '"RS-1842-7"', schema_org="identifier"),
            Field("role", Kind.TEXT, "What you are in it.", "Principal investigator"),
            Field("amount", Kind.TEXT, "How much it is, with the currency.", "GBP 17,000", schema_org="amount"),
            *_LASTING,
            Field("logo", Kind.IMAGE, "The funder's logo: the path of a file below `content/`.", "images/funder.png",
                  schema_org="logo"),
            Field("url", Kind.ADDRESS, "Address of the funder's site, to which the logo leads.", "https://example.org"),
            _PROJECTS, _PAPERS, *_COMMON[::2],
        ),
        "MonetaryGrant", starts="start", ends="end", goes_on=True, is_list=True, cv="Funding", related="Grant",
        line=("funder", "number", "role", "amount"), is_listed=False,
    ),
    ContentKind(
        "service", "service", "Service to the field: committees, reviewing, editing.", "Service",
        (
            Field("role", Kind.TEXT, "What you do or did.", "Area chair", required=True, schema_org="roleName"),
            Field("organization", Kind.TEXT, "For whom.", "Conference on Computing Engines", schema_org="memberOf"),
            *_LASTING, *_COMMON[::2],
        ),
        "Role", starts="start", ends="end", goes_on=True, is_list=True, cv="Service",
        line=("organization",), is_listed=False,
    ),
)
"""All kinds, in the order of the menu and of the curriculum vitae."""
# fmt: on

BY_NAME: Mapping[str, ContentKind] = MappingProxyType({kind.name: kind for kind in KINDS})
BY_FOLDER: Mapping[str, ContentKind] = MappingProxyType({kind.folder: kind for kind in KINDS})
LISTS: Mapping[str, ContentKind] = MappingProxyType({kind.file: kind for kind in KINDS if kind.is_list})
"""The kinds that are lists, by their files."""
PERSON = BY_NAME["person"]
"""Members of a group, or students: their names in author lists lead to them."""
