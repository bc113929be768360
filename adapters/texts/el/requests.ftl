# What a request is about, and what customers may do with it beyond writing.

refused-asset-unknown = Δεν βρίσκουμε αυτή τη συσκευή. Διαλέξτε κάποια άλλη ή απλώς περιγράψτε την.
