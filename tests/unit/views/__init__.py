"""Tests of `generator.views`."""
