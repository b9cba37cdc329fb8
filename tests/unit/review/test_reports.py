"""Problems for people and for GitHub."""

from __future__ import annotations

from generator.errors import Problem, Severity
from generator.review.reports import FORMATS

ERROR = Problem("content/publications/x.md", 4, "unknown key 'autors'", "did you mean 'authors'?", column=1)
NOTICE = Problem("sources/a,b: c%.txt", 0, "two\nlines", severity=Severity.NOTICE)


def test_a_problem_for_people_is_one_line_with_its_location_and_a_hint() -> None:
    assert FORMATS["plain"](ERROR) == ("content/publications/x.md:4:1  unknown key 'autors' — did you mean 'authors'?")
    assert FORMATS["plain"](NOTICE).startswith("notice: sources/")


def test_a_problem_for_github_is_a_workflow_command() -> None:
    assert FORMATS["github"](ERROR) == (
        "::error file=content/publications/x.md,line=4,col=1::unknown key 'autors' — did you mean 'authors'?"
    )


def test_nothing_in_a_problem_can_start_another_workflow_command() -> None:
    assert FORMATS["github"](NOTICE) == "::notice file=sources/a%2Cb%3A c%25.txt::two%0Alines"
