"""Telegram and Slack on loopback: the desk without any account, for trying out, training and end-to-end tests.

A process of its own, reached over sockets only. It imports nothing of the desk: a sandbox that shared constants with
the wires it checks could only agree with them. What it refuses comes from `tables/`, made from the published
specifications; what it does not check is listed in GAPS.md.
"""
