"""Tests of `generator.citing`."""
