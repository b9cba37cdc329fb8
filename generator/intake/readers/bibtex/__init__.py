"""Reads BibTeX and biblatex."""
