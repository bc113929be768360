"""Service requests: how they are opened, worked on, solved and closed."""
