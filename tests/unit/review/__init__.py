"""Tests of `generator.review`."""
