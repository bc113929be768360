"""Technicians, on a phone: in a private chat with the staff bot on Telegram."""
