"""What was used and done for a ticket, with its prices."""
