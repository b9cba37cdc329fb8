"""Tests on real projects: commands, whole sites, and a real browser."""
