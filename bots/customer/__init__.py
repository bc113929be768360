"""The bot that customers talk to."""
