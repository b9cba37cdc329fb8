"""Writers: publications → text in one format. Each is a plain function; `registry` lists them."""
