"""The workflows in `.github/workflows/`, read as data: their jobs, steps and conditions."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ".github/workflows"
PROGRAM, RELEASE = f"{FOLDER}/program.yml", f"{FOLDER}/release.yml"
SITE, REFRESH = f"{FOLDER}/portfolio-site.yml", f"{FOLDER}/portfolio-refresh.yml"
"""What owners call, this repository among them."""

CALLS = (f"{FOLDER}/site.yml", f"{FOLDER}/refresh.yml")
"""The calls in this repository; `portfolio init` writes the same into others."""


def text_of(path: str) -> str:
    """The text of a workflow."""
    return (ROOT / path).read_text(encoding="utf-8")


def jobs_of(text: str) -> dict[str, dict[str, Any]]:
    """The jobs of a workflow, typed."""
    jobs: dict[str, dict[str, Any]] = yaml.safe_load(text)["jobs"]
    return jobs


def job_steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    """The steps of a job, typed."""
    steps: list[dict[str, Any]] = job["steps"]
    return steps


def value(node: ast.expr) -> bool | str:
    """The value of a condition of texts, ==, !=, and, or. Raises ValueError for anything else."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(value(part) for part in parts)
        case ast.BoolOp(op=ast.Or(), values=parts):
            return any(value(part) for part in parts)
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            return value(left) == value(right)
        case ast.Compare(left=left, ops=[ast.NotEq()], comparators=[right]):
            return value(left) != value(right)
    message = f"not a plain condition: {ast.unparse(node)}"
    raise ValueError(message)


def runs(part: dict[str, Any], **facts: str) -> bool:
    """True if a job or step with this `if:` runs; `facts` are the values of event_name, ref and made (by a step)."""
    names = {"event_name": "github.event_name", "ref": "github.ref", "made": "steps.commit.outputs.made"}
    meanings = {names[name]: repr(fact) for name, fact in facts.items()} | {"&&": "and", "||": "or"}
    condition = part.get("if", "'always' == 'always'")
    for text, meaning in meanings.items():
        condition = condition.replace(text, meaning)
    return bool(value(ast.parse(condition, mode="eval").body))
