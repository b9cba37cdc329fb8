"""Hosts: what builds, serves or exports the site."""
