# What agents of all levels read, beyond what everybody on the staff does.

button-more = Więcej…
menu =
    .send-technician = Wyślij serwisanta
    .call-off-visit = Odwołaj wizytę
