"""The support desk itself: rules and use cases. Standard library only; no clock, no socket, no sentence, no channel."""
