# What agents of all levels read, beyond what everybody on the staff does.

button-more = Περισσότερα…
menu =
    .send-technician = Αποστολή τεχνικού
    .call-off-visit = Ακύρωση επίσκεψης
