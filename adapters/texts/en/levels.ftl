# What agents of all levels read, beyond what everybody on the staff does.

button-more = More…
menu =
    .escalate = Escalate
    .hand-over = Hand over
    .hold = Wait for customer
    .resume = Stop waiting
    .change = Change details
    .note-item = Note an item
    .no-fault = No fault found
    .history = History
    .send-technician = Send a technician
    .call-off-visit = Call off the visit

# The card. $need: what this team is asked to do; $to: a colleague, a team.
button-prepare = Give back solved
button-undo = ↩️ Undo
button-fetch = Take it back
button-send = Send to customer
staff-kind =
    .problem = Problem
    .request = Request
    .data-change = Change of data
    .information = Information
    .question = Question
    .how-to = How-to
    .complaint = Complaint
priority =
    .high = High
    .medium = Medium
    .low = Low
severity =
    .stopped = nobody can work
    .hindered = work is slowed down
    .nuisance = a nuisance
urgent-for-customer = ‼️ urgent, says the customer
beside = { $first } · { $second }
money = { $major }.{ $tens }{ $ones } { $currency }
money-whole = { $major } { $currency }
# $last: up to three of them, one beside the other.
past =
    { $count ->
        [one] One earlier request: { $last }
       *[other] { $count } earlier requests, the last ones: { $last }
    }
past-one = { $code } ({ $how })
moved = ➡️ With { $to } now.
moved-and-returns = ➡️ With { $to } now. It comes back here with a solution.

# Lines in the thread.
handed-here = { $code }: from { $who }. What is needed: { $need }
handed-here-plainly = { $code }: from { $who }.
handed-away = { $code }: { $who } has handed this over to { $to }. You need not do anything more.
noted-by = { $who }, for the team:
prepared-by = { $code }: { $who } has prepared a solution. You decide when the customer gets it:
level-3-holds = Level 3 has this request and may not write to the customer. To answer them yourselves, take it back.

# To the customer.
closed-no-fault = { $code }: we found no fault and have closed your request. If the problem shows again, just write to us.
waits-for-you = Request { $code }: { $who } needs your reply before we can go on. Just write it here when you can.

# Forms.
hand-over = Hand over
    .submit = Hand over
hand-over-to =
    .label = To whom?
    .ask = Who takes it from here?
hand-over-need =
    .label = What is needed?
    .ask = What do they need to know or do? Please write it in a few words.
escalate = Escalate
    .submit = Escalate
escalate-to =
    .label = To which team?
    .ask = Which team takes it from here?
escalate-need =
    .label = What do you need from them?
    .ask = What do you need from them? Please say what you have tried already, too.
prepare = The solution
    .submit = Give back
prepare-reader = This goes back to { $team }, who pass it on to the customer.
prepare-solution =
    .label = How is it solved?
    .ask = How is it solved? Please write it so that it can be passed on to the customer.
hold = Wait for the customer
    .submit = Put on hold
hold-question =
    .label = Your question (empty: they know already)
    .ask = What shall we ask the customer? Skip this if they know already what we are waiting for.
no-fault = No fault found
    .submit = Close
no-fault-reason =
    .label = What did you find? The customer will read this.
    .ask = What did you find? The customer will read it.
change = Change details
    .submit = Save
change-kind =
    .label = Kind of request
    .ask = What kind of request is it?
change-product =
    .label = Product
    .ask = Which product is it about?
change-asset =
    .label = Equipment
    .ask = Which piece of equipment is it about?
asset-none = None of these
change-category =
    .label = Category
    .ask = Which category does it belong to? A word or two will do.
change-priority =
    .label = Priority
    .ask = How soon must it be done?
change-severity =
    .label = Severity
    .ask = How badly is the customer affected?
note-item = Note an item
    .submit = Note
note-item-kind =
    .label = What was it?
    .ask = What would you like to note?
    .part = A part
    .labour = Labour
    .service = A service
note-item-name =
    .label = Name
    .ask = What is it called?
note-item-count =
    .label = How many? For labour: minutes, or 1:30
    .ask = How many? For labour please give minutes, or hours like 1:30.
note-item-price =
    .label = Price of one, or of an hour of labour
    .ask = What does one cost, or an hour of labour? For example 12.50, or 12.50 PLN.

# Lists.
tickets-mine = My open requests
tickets-team = Open requests of my team
tickets-all = All open requests
tickets-none = There is nothing here.
tickets-more = The first { $count } are shown.
button-tickets =
    .mine = Mine
    .team = My team
    .all = All
# $subject, the customer's first words, may be empty.
tickets-line =
    { $state } · { $code } · { $company } · { $owner } · { $age }
    { $subject }
age-minutes = { $count } min
age-hours = { $count } h
age-days =
    { $count ->
        [one] one day
       *[other] { $count } days
    }

# Why something does not happen.
refused-items-too-many = This request has as many items as we can keep. Please use another one.
refused-item-price = We cannot read this price. Please write it like 12.50, or 12.50 PLN.
refused-item-quantity = How many? Please write a whole number above zero.
refused-item-minutes = How long did it take? Please write minutes, or hours like 1:30.
refused-reason-missing = Please write what you found. The customer will read it.
refused-ticket-with-sales = This request is with sales until a contract covers it.
refused-nobody-above = There is no team above yours. You can hand it over instead.
refused-nobody-else = There is nobody else to hand this over to.
refused-receiver-unknown = This cannot go there. Please choose somebody from the list.
refused-need-missing = Please say what you need from them.
refused-not-with-level-3 = Level 3 does not have this request any more.
refused-handed-nowhere = It is there already.
refused-on-hold-already = We are waiting for the customer already.
refused-not-on-hold = We are not waiting for the customer here.
refused-undo-late = It is too late to take this back. The others know already.
refused-undo-not-yours = Only the person who did this can take it back.
refused-undo-acted = Somebody has gone on with this already, so it cannot be taken back.
