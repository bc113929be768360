# What a request is about, and what customers may do with it beyond writing. $code is the request's code.

request-kinds = What kind is it?
request-kind-ask = If you like, tell us with one press what kind of request it is.

# What a request may be, in a word or two: they are buttons, two in a row on a phone.
request-kind =
    .problem = Something is broken
    .request = I need something
    .data-change = Change my data
    .information = Information
    .question = A question
    .how-to = How do I …?
    .complaint = A complaint
# One that the administrator has added brings its own name.
kind-name = { $name }
# A device of theirs; $detail is where it stands, or its serial number.
asset-name = { $name } · { $detail }
asset-other = Not this device
card-kind = What it is
card-asset = Device
card-urgent = Urgent
    .noted = ❗ Noted, the team knows

# Buttons under the card.
urgent = ❗ It is urgent
person = 🙋 Talk to a person
withdraw = Withdraw
problem-back = The problem is back
open-again = Open it again
want-contract = I’d like a contract
urgent-noted = We have noted it and told the team.

withdraw-ask = Shall we close request { $code } without going on?
withdraw-yes = Yes, withdraw it
withdraw-no = No, keep it
withdraw-kept = It stays open. We go on.
withdraw-over = Request { $code } is withdrawn and closed.
withdraw-past = ✔️ Whether to close request { $code } is no longer the question.
refused-withdraw-solved = We have sent you a solution for this request. Please tell us under it whether the problem is solved.

# $opens: when somebody is there again.
person-coming = We have called a colleague for request { $code }. They will write to you here. You can already tell them more.
person-later = We have called a colleague for request { $code }. Nobody is here at the moment; we are back on { $opens } and will write to you then.
outside-hours = Thank you, we have your request { $code }. Nobody is here at the moment: you can expect an answer from { $opens }.

# The process owner answers for all teams. $who is their name.
owner-ask = Ask for the manager
owner-who = { $who } answers for all our teams, and reads this personally.
owner = To the manager
    .submit = Send
owner-text =
    .label = Your message
    .ask = What would you like to say? Please write it here; you can attach files.
owner-files =
    .label = Files
    .ask = Which files would you like to send along?
owner-told = Your message is with { $who }, who answers for all our teams. It is request { $code }, and the answer comes here.

reminder = A small reminder: { $who } is waiting for your reply on request { $code }. Just write it here.
reminder-confirm = A small reminder: is the problem of request { $code } solved? One press is enough.
reminder-over = ✔️ The reminder about request { $code } is no longer needed.
closed-silence = We have not heard from you about request { $code } for a while, so we have closed it. If you still need it, press the button and we go on where we stopped.
go-on-again = Request { $code } is open again. Please write if anything has changed.
contract-wanted = Thank you! Our colleagues know that you would like a contract for request { $code }, and will write to you here.

# New words soon after a closing.
aside-ask = Is this about your closed request { $code }?
aside-same = Same problem
aside-new = Something new
aside-how = We have kept what you wrote. If you press nothing, it becomes a new request in a few minutes.
aside-over =
    .same = Request { $code } is open again, with what you wrote.
    .new = What you wrote is now request { $code }.
welcome = With pleasure! Whenever you need us, just write here.

history =
    .days-30 = Your requests of the last 30 days
    .days-91 = Your requests of the last 3 months
    .days-365 = Your requests of the last year
history-period =
    .days-30 = 30 days
    .days-91 = 3 months
    .days-365 = 1 year
history-empty = There were no requests in this time.
history-older = Earlier ones
history-how =
    .withdrawn = ↩️ It was withdrawn.
    .silence = ⌛ Closed because no reply came.
show-code = { $code }

refused-asset-unknown = We cannot find this device. Please choose another one, or simply describe it.
refused-ticket-open = This request is open already. Just write here what is wrong.

# What the team reads. $who: the customer.
customer-urgent = { $code }: ❗ { $who } says that it is urgent.
person-wanted = { $code }: 🙋 { $who } would like to talk to a person. Please write to them now.
staff-closed-withdrawn = { $code }: the customer has withdrawn the request. It is closed.
staff-closed-silence = { $code }: no reply came from the customer, even after a reminder. The request is closed.
reopened = { $code }: 🔁 the customer says that the problem is back. The request is open again.
reopened-again = { $code }: 🔁 the customer would like to go on after all. The request is open again.
reopened-contract = { $code }: 🔁 the customer would like a contract after all. The request is open again.
kept-open = { $code }: 🔁 the customer got in touch while this was being closed. The request stays open.

# What the administrator reads. $name and $account: what the account calls itself, and its number; $text: what they wrote.
alert-stranger = 👋 Somebody we do not know wrote to us on Telegram: { $name } ({ $account }): “{ $text }”. If you know them, add them to the desk’s file and send them an invitation.
