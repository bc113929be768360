"""Which customer is entitled to support for what, and when."""
