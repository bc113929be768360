"""Stars from one to six, and what they were given for."""
