"""The personas, and the only place where things are put together."""
