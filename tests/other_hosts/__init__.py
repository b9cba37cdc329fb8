"""Hosts that may follow MkDocs with Material, which ends in May 2027: `make hosts` installs and tests them."""
