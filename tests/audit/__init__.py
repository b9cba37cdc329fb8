"""`make audit`: checks of every page of the site. `make test` checks one page of each kind."""
