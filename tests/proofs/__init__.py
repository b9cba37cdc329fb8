"""`make proofs`: pictures of every kind of page of four portfolios, to be looked at; `make audit` checks the same."""
