"""The six styles, a file each: their rules, and a template for each kind of work."""
