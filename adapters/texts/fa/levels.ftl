# What agents of all levels read, beyond what everybody on the staff does.

button-more = بیشتر…
menu =
    .send-technician = فرستادن تکنسین
    .call-off-visit = لغو بازدید
