"""`make audit`: what is asked of every page of the site. `make test` asks it of a page of each kind."""
