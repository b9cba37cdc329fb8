"""Tests of `generator.hosts`."""
