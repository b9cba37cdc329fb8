"""Hosts that may follow MkDocs and Material, which end in May 2027: `make hosts` installs them and runs these tests."""
