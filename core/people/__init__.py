"""Who talks to us: companies, their contacts, our staff, and the accounts through which they are reached."""
