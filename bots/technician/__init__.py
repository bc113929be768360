"""The bot on a technician's phone."""
