"""Tests of `generator.facts`."""
