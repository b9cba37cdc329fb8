"""How the world cites a work: what a citation states, the formats and the styles."""
