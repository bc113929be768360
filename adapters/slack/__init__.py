"""Slack: drawing and reading are pure, `bolt_wire` talks. Nothing heavy is imported before `bolt_wire` is."""
