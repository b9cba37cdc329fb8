"""Tests of `generator.site.search`."""
