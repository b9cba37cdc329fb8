"""The pages of the site, a module for each kind; its `producers` give the paths of pages with what renders them."""
