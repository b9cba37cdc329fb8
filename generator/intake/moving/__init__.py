"""Reads the folder of a site made with another program, for `portfolio import-site`."""
