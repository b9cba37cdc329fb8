"""Tests of `generator.site.pages`."""
