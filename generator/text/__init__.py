"""LaTeX ↔ Unicode ↔ Markdown ↔ HTML. The portfolio's own text is Unicode with `$…$` math."""
