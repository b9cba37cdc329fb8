"""Tests of `generator.hosts.fast`."""
