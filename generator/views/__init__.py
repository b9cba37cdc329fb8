"""Everything a visitor sees beyond the facts, derived from them: pages and downloads, by path."""
