"""Tests of `generator.readers`."""
