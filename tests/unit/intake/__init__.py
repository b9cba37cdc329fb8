"""Tests of `generator.intake`."""
