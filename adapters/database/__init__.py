"""The desk's store: SQLite by default, PostgreSQL when it grows; the same statements on both."""
