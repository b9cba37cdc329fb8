"""What the templates of other programs are delivered with: it stands on many sites, and is not a fact."""

from __future__ import annotations

import re

from generator.model import Publication

_TITLES = re.compile(
    r"(?i)paper title number \d+|talk \d+ on relevant topic.*|(?:conference|journal) (?:paper|article) title|"
    r"an example (?:conference paper|journal article|preprint.*)|your (?:paper|publication) title"
)
_ITEMS = re.compile(
    r"(?i)talk \d+ on relevant topic.*|tutorial \d+ on relevant topic.*|conference proceeding talk \d+.*|"
    r"teaching experience \d+|portfolio item number \d+|(?:future )?blog post(?: number \d+)?|project \d+|"
    r"example (?:talk|project|post|event|course|page|conference presentation)(?: \d+)?(?: using .+)?|"
    r"(?:external|internal) project|"
    r"a (?:simple inline|long) announcement.*|(?:a |an )?(?:distill-style |sample )blog post|a post with .+|"
    r"displaying (?:beautiful tables|external posts).*|welcome to wowchemy.*|display jupyter notebooks with.*|"
    r"writing technical content in.*|slides|getting started|jane smith|john doe|sarah johnson|"
    r"(?:cool|fun|awesome) (?:dataset|project|software|package|tutorial|web app|web server)|"
    r"data science 101|course \d+|"
    r"communicate your results effectively with the best data visualizations|sharpen your thinking with a second brain|"
    r"easily create your own simple yet highly customizable blog|manage your projects|teach academic courses"
)
"""Titles of talks, news, projects, courses and posts, and names of people, that templates are delivered with."""

_TEXT = re.compile(
    r"(?i)\blorem ipsum\b|write your biography here|powered by the \[academic ?pages|"
    r"^description \d+\.?$|^this paper is about (?:the number \d|fixing template issue)|"
    r"^every project has a beautiful feature showcase page|^this is (?:a|the) description of (?:your talk|a teaching)|"
    r"^this is an item in your portfolio|is designed to give technical content creators a seamless experience"
)
_VITA = re.compile(
    r"(?i)\bdescription 1\.|\bhobby 1\b|matteucci medal|14th march 1879|kaiser wilhelm institute for physics|"
    r"github university|version control theory|\bGenCoin\b|professor of semiconductor physics, university x|"
    r"(?:PhD|MEng|BSc) (?:in )?Artificial Intelligence, (?:Stanford|Massachusetts Inst)|"
    r"neural networks and deep learning, coursera|blockchain fundamentals, edx|S3 and R6 course, datacamp"
)
"""What stands in the curricula vitae that templates are delivered with: Einstein's, and invented ones."""

_DECORATION = "".join(map(chr, (*range(0x1F300, 0x1FAFF), *range(0x2600, 0x27C0), 0xFE0F, 0x200D, 0x20)))
"""Emoji, which HugoBlox puts before titles."""

_PEOPLE = frozenset(
    {"albert einstein", "your name", "your sidebar name", "jane smith", "nelson bighetti", "john doe", "finley malloc"}
)
_IDS = frozenset({"qc6CJjYAAAAJ", "0000-0002-4655-3773", "0000-0000-0000-0000"})
DELIVERED_DOIS = frozenset(
    {"doi:10.1371/journal.pcbi.1007128", "doi:10.1016/j.csbj.2020.05.017", "doi:10.7554/elife.32822"}
)
"""Papers that the Lab Website Template is delivered with: real ones, which may be a site's own where no text of the
delivery is left."""


def is_sample_work(work: Publication) -> bool:
    """True for a paper of a template."""
    names = {person.name.casefold() for person in work.authors}
    return bool(_TITLES.fullmatch(work.title)) or "albert einstein" in names


def is_sample_item(title: str, text: str) -> bool:
    """True for a talk, news, a project, a course, a post or a person of a template."""
    return bool(_ITEMS.fullmatch(title.strip(_DECORATION))) or is_sample_name(title) or is_sample_text(text)


def is_sample_text(text: str) -> bool:
    """True for a text that fills a place."""
    return bool(_TEXT.search(text.strip()))


def is_sample_vita(text: str) -> bool:
    """True for a section of a curriculum vitae of a template."""
    return bool(_VITA.search(text)) or is_sample_text(text)


def is_sample_name(name: str) -> bool:
    """True for the owner of a template."""
    return name.strip().casefold() in _PEOPLE


def is_sample_id(id: str) -> bool:
    """True for an identifier of a template's owner."""
    return any(sample in id for sample in _IDS)
