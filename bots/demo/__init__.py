"""The desk without any account: sandbox and desk side by side, for trying out, training and tests."""
