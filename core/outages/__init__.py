"""Disturbances that are known: customers hear of them at once, and when they are over."""
