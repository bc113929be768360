"""The desk itself: its teams, products and policies."""
