"""Social cards: what a link to a page shows elsewhere, as a PNG made on this machine."""
