# Technicians and their visits. $who: the technician, where nothing else is said; $code: the request's code.

# An option that has a name of its own; a day, and a time of a day, to choose from.
option-name = { $name }
visit-day = { DAY($at) }
visit-time = { TIME($at) }

# The technician's bot.
technician-greeting = Hello, { $name }! Your account is connected now.
technician-how =
    Your visits come here, each with everything you need on the road. Accept or decline it; then tell us with one tap when you set out, when you are there, and when you are done.
    While you are on a visit, words and photos that you send here go to the team. The customer does not see them.

    /today – your visits today
    /language – change the language
    /help – this overview
today = Your visits, { DAY($day) }
# $subject, the customer's first words, may be empty.
today-line =
    • { TIME($at) } · { $company } · { $state }
    { $subject }
today-open = { TIME($at) } { $company }
today-ahead = { DAY($at) } { $company }
today-free = Nothing is planned for you today.
today-later = { $count ->
    [one] One visit is planned for another day.
   *[other] { $count } visits are planned for other days.
 }

# The technician's card.
visit-title = Visit { $code } · { $company }
visit-state =
    .offered = 🟡 New: can you take it?
    .accepted = 🔵 Accepted. Tap when you set out.
    .declined = ⚪ Declined. The team has it again.
    .on-way = 🚗 On the way. The customer knows.
    .arrived = 🔧 On site. Tap when you are done.
    .done = ✅ Done. Thank you!
    .called-off = ⚪ Called off. There is no need to go.
visit-no-place = 📍 The address is not known here. Please ask the customer or your team.
visit-card =
    .when = When
    .customer = Customer
    .phone = Phone
    .product = Product
    .equipment = Equipment
    .serial = Serial number
    .reason = Reason
visit-when = { $at }
visit-button =
    .visit-accept = Accept
    .visit-decline = Can’t make it
    .visit-way = On my way
    .visit-here = Arrived
    .visit-done = Done
    .visit-photos = Customer’s photos
    .visit-rate = Ask for a rating
visit-noted =
    .accepted = It is yours. The customer knows when you come.
    .on-way = Have a safe journey! The customer knows that you are coming.
    .arrived = Noted. Good luck!
visit-photos = { $code }: this is what the customer sent
visit-no-photos = The customer has sent no photos.
visit-given-back = Thank you for telling us. The team has it again.
visit-thanks = Thank you! The team has your report.
visit-passed-on = { $code }: passed on to the team. The customer does not see it.
visit-not-passed-on = ⚠️ This was not passed on to anybody: you are on no visit right now. When you are on your way to one (/today), what you send here goes to the team.
visit-called-off = { $code }: this visit is called off. There is no need to go.

visit-decline = Decline the visit
    .submit = Decline
visit-decline-why =
    .label = Why
    .ask = Why can’t you make it? The team reads this and finds somebody else.
visit-done = The visit is done
    .submit = Done
visit-done-note =
    .label = What was done
    .ask = What was done there? Please write it in a few words; send photos along if they help. The team reads this, the customer does not.
visit-done-photos =
    .label = Photos
    .ask = Which photos belong to it?

# What the team reads.
staff-visit = Technician
    .brief = { $who } · { $at } · { $state }
visit-short =
    .offered = no answer yet
    .accepted = accepted
    .declined = declined
    .on-way = on the way
    .arrived = on site
    .done = done
    .called-off = called off
visit-declined = { $code }: { $who } cannot come: “{ $reason }” Please send somebody else.
visit-unanswered = { $code }: { $who } has not answered yet. Please call them, or call the visit off and send somebody else.
visit-report = { $code }: { $who } is done on site and reports:
visit-note = { $code }: { $who } writes from the visit:
# $customer will be visited.
send-technician = Send a technician
    .submit = Send
send-technician-to = { $code }: a visit to { $customer } ({ $company }). They are told as soon as the technician accepts.
send-technician-technician =
    .label = Technician
    .ask = Who goes there?
send-technician-day =
    .label = Day
    .ask = On which day?
send-technician-time =
    .label = Time
    .ask = At what time?
send-technician-words =
    .label = For the technician, for example the address
    .ask = What should the technician know, for example the address? The customer does not see it.
call-off-visit = Call off the visit
    .submit = Call off
call-off-visit-of = { $who } is told at once, and so is the customer if they expect somebody.
call-off-visit-why =
    .label = Why? The technician reads it.
    .ask = Why is it called off? The technician reads it.

# What the customer reads.
card-visit = Visit
    .offered = 🟡 We are arranging a visit
    .accepted = 🔵 { $who } comes on { $at }
    .on-way = 🚗 { $who } is on the way to you
    .arrived = 🔧 { $who } is with you
    .done = ✅ { $who } was with you
visit-planned = Good news about request { $code }: { $who } will come to you on { $at }.
visit-on-way = { $who } is on the way to you (request { $code }).
visit-not-coming = The visit planned for { $at } (request { $code }) will not take place after all; we are sorry. We will write to you here about how to go on.
rating-reminder = { $who } was glad to help with request { $code }. Would you take a moment to rate us?
rating-reminder-sent = The customer has the stars in their chat now. What they give is up to them.

# Why something does not happen.
refused-visit-unknown = We cannot find this visit among yours.
refused-visit-already-accepted = You have accepted this visit already.
refused-visit-already-declined = You have declined this visit already.
refused-visit-already-on-way = We know already that you are on the way.
refused-visit-already-arrived = We know already that you are there.
refused-visit-already-done = This visit is done already. Thank you!
refused-visit-already-called-off = This visit is called off already.
refused-visit-over-declined = This visit was declined; the team has it again.
refused-visit-over-done = This visit is done already; there is nothing more to tap.
refused-visit-over-called-off = This visit was called off. There is no need to go.
refused-visit-accept-first = Please accept the visit first.
refused-visit-further = That step is done already. The card shows the next one.
refused-visit-past = This moment is in the past. Please choose a later one.
refused-visit-none = No visit is planned.
refused-visit-not-covered = Nothing covers this request yet. Sales has to say yes before somebody is sent.
refused-visit-planned-already = { $who } is to go there already. To send somebody else, please call that visit off first.
refused-no-technicians = No technician has joined the bot yet. The administrator invites them with “sixstar invite”.
refused-technician-unknown = This technician is not in the desk’s file any more.
refused-technician-unreachable = { $who } cannot be reached in the bot. Please call them, or choose somebody else.
refused-rating-too-early = There is nothing to rate yet: first the team records the solution.
refused-rating-given = The customer has given their stars already.
refused-rating-reminded = They were reminded within the last day. Once a day is enough.
refused-rating-no-chat = This customer has no chat with us. Please ask them in person to call us.

desk-file-technician-teams = “{ $key }” is a technician, and technicians are in no team: they see only the visits that are theirs.
