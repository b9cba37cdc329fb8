"""The providers that can be asked, a module for each, and `provider_table`, which has a row for each."""
