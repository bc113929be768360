# What agents of all levels read, beyond what everybody on the staff does.

button-more = More…
menu =
    .send-technician = Send a technician
    .call-off-visit = Call off the visit
