"""Technicians on their way to customers: assignments, their steps, and what is brought back."""
