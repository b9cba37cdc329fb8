"""Who builds the site."""
