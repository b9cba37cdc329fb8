"""Formatted references in six styles. A style is a row of rules in `styles`; `reference` applies it to a work."""
