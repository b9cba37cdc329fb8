"""Readers: the text of one source → what it says, with a problem for every line that was not understood."""
