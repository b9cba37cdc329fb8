"""The home page: who the owner is, the work, and the work in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.facts import categories
from generator.facts.kinds import PERSON
from generator.facts.work_kinds import WORK_KINDS
from generator.model import Item, Profile
from generator.site import home_things, per_year, person, urls
from generator.site.charts.chart_counts import Chart
from generator.site.co_authors import CoAuthor
from generator.site.connections import Connections, connections_of
from generator.site.head import of_home
from generator.site.language.language import Language
from generator.site.lead_sentence import lead
from generator.site.members import ALUMNI, MEMBERS, Members, members
from generator.site.offered_citations import offered
from generator.site.paper import Pub
from generator.site.presentation import Metric, Presentation
from generator.site.recording import Shared
from generator.site.rendering import Producers, Rendering
from generator.site.topics import CountedTopic
from generator.site.view import Page
from generator.site.vita import KINDS
from generator.text import markdown

CO_AUTHORS = 12
"""Co-authors on the home page, the most frequent ones."""

FEW = 12
"""Works that are all on the home page, by kind; of more, it shows a selection and a chart."""

_CHART_FROM = 4
"""Years that make a chart worth its room."""

_SCORES = frozenset({"novelty", "ai_score"})


@dataclass(frozen=True, slots=True)
class Works:
    """The works of one kind; `label` is plural, as above a list."""

    label: str
    pubs: Sequence[Pub]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in words; `source_text` says where it comes from if that differs between the figures."""

    label: str
    value_text: str
    source_text: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The works that the home page shows, all of them `by_kind` if they are few; and the chart of all."""

    pubs: Sequence[Pub]
    by_kind: Sequence[Works] = ()
    chart: Chart | None = None


def producers(rendering: Rendering) -> Producers:
    """The home page."""
    connections = connections_of(rendering) if any(rendering.presentation.things.values()) else None
    yield "index.md", partial(_home, rendering, connections, rendering.shared("home", lambda _: _shown(rendering)))


def _shown(rendering: Rendering) -> Shown:
    presentation = rendering.presentation
    if len(presentation.pubs) <= FEW and not any(pub.publication.featured for pub in presentation.pubs):
        return Shown(list(presentation.pubs), by_kind=_by_kind(presentation.pubs, rendering.language))
    return Shown(presentation.selected, chart=_chart(rendering))


def _home(rendering: Rendering, connections: Shared[Connections] | None, get_shown: Shared[Shown]) -> Page:
    presentation, profile = rendering.presentation, rendering.presentation.portfolio.profile
    field_name, sentence = categories.name_of(profile.field), lead(presentation)
    biography = markdown.to_html(profile.biography, partial(urls.rewritten, "index.md"))
    shown = get_shown()
    return rendering.page(
        "index.md",
        "home",
        _title(profile.name, field_name, rendering.language),
        markdown.to_plain(profile.biography) or sentence or _about_nothing(profile.name, rendering.language),
        source="content/index.md",
        head=of_home(profile, presentation.site, presentation.things, presentation.today),
        **_about(profile, presentation.sizes, rendering.language, presentation.today),
        field_name=field_name,
        field_code=profile.field if profile.field in categories.NAMES else "",
        lead=sentence,
        is_group=profile.is_group,
        joining_html=markdown.to_html(profile.joining, partial(urls.rewritten, "index.md"), "joining"),
        members=_members(presentation),
        funders=_funders(presentation),
        biography_html=biography,
        is_bare=not (profile.position or profile.affiliations or profile.field or biography or sentence),
        groups=shown.by_kind,
        selected=[] if shown.by_kind else shown.pubs,
        things=home_things.sections(presentation.things, connections, rendering.language) if connections else [],
        chart=shown.chart,
        **_numbers(presentation.metrics if "metrics" not in rendering.choices.without else [], rendering.language),
        topics=_topics(presentation),
        people=_people(presentation),
        coins=offered(shown.pubs),
    )


def _title(name: str, field_name: str, language: Language) -> str:
    if field_name:
        return language.gettext("{name}: publications in {field}", name=name, field=field_name)
    return language.gettext("{name}: publications", name=name)


def _about_nothing(name: str, language: Language) -> str:
    return language.gettext("Publications by {name}.", name=name)


def _about(profile: Profile, sizes: Mapping[str, int], language: Language, today: str) -> dict[str, Any]:
    return {
        "name_pieces": list(person.pieces(profile.name)),
        "name_size": person.size_of(profile.name),
        "position": profile.position,
        "places": person.places(profile, today),
        "location": profile.location,
        "portrait": profile.image,
        "portrait_alt": profile.image_alt,
        "contacts": person.contacts(profile, sizes, language),
    }


def _by_kind(pubs: Sequence[Pub], language: Language) -> list[Works]:
    of_kind = {kind: [pub for pub in pubs if pub.kind is kind] for kind in WORK_KINDS.values()}
    return [Works(language.pgettext(KINDS, kind.section), listed) for kind, listed in of_kind.items() if listed]


def _numbers(metrics: Sequence[Metric], language: Language) -> dict[str, Any]:
    """The figures, with their source where it is the same for all, and the scores of an index apart."""
    _ = language.gettext
    figures = [metric for metric in metrics if metric.id not in _SCORES]
    figures = figures if any(metric.id != "papers" for metric in figures) else []  # their number alone tells nothing
    scores = [metric for metric in metrics if metric.id in _SCORES]
    sources = {_source(metric, language) for metric in figures}
    shown = [Figure(m.label, m.value_text, _source(m, language) if len(sources) > 1 else "") for m in figures]
    origins = list(dict.fromkeys(metric.source for metric in scores if metric.source))
    return {
        "figures": shown,
        "figures_source": sources.pop() if len(sources) == 1 else "",
        "scores": [Figure(metric.label, metric.value_text) for metric in scores],
        "scores_note": " ".join(
            [*(_("Source: {source}.", source=origin) for origin in origins), _("No method is published.")]
        ),
    }


def _source(metric: Metric, language: Language) -> str:
    source, day = metric.source, metric.as_of_text
    if source and day:
        return language.gettext("{source}, as of {day}", source=source, day=day)
    return language.gettext("as of {day}", day=day) if day else source


def _chart(rendering: Rendering) -> Chart | None:
    presentation = rendering.presentation
    years = [year for year in presentation.years if year.label.isdecimal()]
    is_worth = len(presentation.pubs) > FEW and len(years) >= _CHART_FROM
    return per_year.by_topic(presentation) if is_worth and "chart" not in rendering.choices.without else None


def _topics(presentation: Presentation) -> Sequence[CountedTopic]:
    return presentation.topics[: per_year.MAX_TOPICS] if len(presentation.topics) > 1 else []


def _members(presentation: Presentation) -> Sequence[Members]:
    """The members of a group; students of a person are on the page of people alone."""
    is_group = presentation.portfolio.profile.is_group
    listed = members(presentation.things.get(PERSON.name, ()), presentation.language) if is_group else []
    return [each for each in listed if each.label != presentation.language.pgettext(MEMBERS, ALUMNI)]


def _funders(presentation: Presentation) -> Sequence[Item]:
    """A grant of each funder of a group, of those that have a logo the first such one."""
    grants = [each.item for each in presentation.things.get("grant", ()) if each.item.text_of("funder")]
    named = sorted(grants, key=lambda grant: not grant.text_of("logo"))
    of_funder = {grant.text_of("funder"): grant for grant in reversed(named)}
    names = dict.fromkeys(grant.text_of("funder") for grant in grants)
    return [of_funder[name] for name in names] if presentation.portfolio.profile.is_group else []


def _people(presentation: Presentation) -> Sequence[CoAuthor]:
    often = [person for person in presentation.people if person.count > 1][:CO_AUTHORS]
    return often if len(often) > 2 else []
