"""Tests of `generator.site.charts`."""
