"""Tests of `generator.site.cards`."""
