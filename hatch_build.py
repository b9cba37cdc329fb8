"""What only the release knows: which repository and commit the package is built from. The release workflow has them in
its environment; they become links of the package, from which `portfolio init` knows where its workflows are."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class ReleaseMetadata(MetadataHookInterface):
    """Sets `urls` and `readme`, whose relative links would lead nowhere on PyPI."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Called by hatchling."""
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        repository, commit = os.environ.get("GITHUB_REPOSITORY"), os.environ.get("GITHUB_SHA")
        if repository and commit:
            home = f"https://github.com/{repository}"
            metadata["urls"] = {"Homepage": home, "Source": f"{home}/tree/{commit}", "Issues": f"{home}/issues"}
            text = _absolute(text, home, commit)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}


def _absolute(text: str, home: str, commit: str) -> str:
    """The text with links that work elsewhere: pictures as files, the rest as pages of the repository."""
    text = re.sub(r'(!\[[^]]*\]\(|src=")(?!https?:)', rf"\g<1>{home}/raw/{commit}/", text)
    return re.sub(r"(?<!!)(\[[^]]*\]\()(?!https?:|#)", rf"\g<1>{home}/blob/{commit}/", text)
