# Technicians and their visits.

# An option that has a name of its own.
option-name = { $name }
