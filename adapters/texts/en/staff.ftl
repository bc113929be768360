# What staff read: in Slack, or in the private chat with the staff bot. $code is the ticket's code, $who a colleague.

staff-greeting = Hello, { $name }! Your account is connected now.
staff-how =
    New requests of your teams come with a button: press “{ button-claim }” and the request is yours. “{ button-reply }” writes to the customer, “{ button-solve }” records the solution and asks the customer.
    An ordinary message never goes to the customer.

    /queue – open requests of your teams
    /tickets – mine, my team’s, or all
    /ticket with a code – one request
    /call with a name or number – a request of somebody on the phone
    /outage – tell customers of a known outage
    /language – change the language
    /help – this overview
stranger-staff = We do not know this account. Please open your invitation link. If you have none, ask your administrator to add you.

# The card.
staff-title = { $code } · { $company }
staff-card =
    .customer = Customer
    .product = Product
    .turn = Whose turn
    .contract = Contract
    .rating = Rating
    .kind = Request
    .priority = Priority
    .need = What is needed
    .items = Parts and work
    .asset = Equipment
    .category = Category
    .severity = Severity
    .asked = Solution sent
# The product; the owner; the contract.
unknown = not known yet
nobody = nobody yet
none = none
status =
    .active-new = 🟡 New
    .active-assigned = 🔵 In progress
    .pending = 🟠 Solved, to be confirmed
    .closed-completed = ✅ Closed: solved
    .closed-no-fault-found = ⚪ Closed: no fault found
status-dropped =
    .withdrawn = ⚪ Closed: withdrawn by the customer
    .silence = ⚪ Closed: the customer did not reply
waits =
    .intake = Customer (still writing)
    .product = Customer (which product?)
    .team = Team
    .customer = Customer
    .sales = Sales
    .offer = Customer (sales has asked)
    .level-3 = Level 3
    .technician = Technician
    .confirmation = Customer (is it solved?)
    .nobody = Nobody

button-claim = Claim
button-claim-code = Claim { $code }
button-reply = Reply
button-solve = Solved

# The platform's patience was over before the form could open.
press-again = That took a moment. Please press again to go on.
    .button = Continue

# What the customer wrote. $kind: what the platform calls a thing that cannot be shown elsewhere.
unread-part =
    ⚠️ The customer also sent something that cannot be shown here: { $kind ->
        [poll] a poll
        [checklist] a checklist
        [story] a story
        [live_photo] a live photo
        [game] a game
        [file] a file
       *[other] { $kind }
    }. Please ask them about it.
photo-title = Photo { $number }
edited = { $who } has changed a message. Now:
edited-before = Before:

# The team's copy of an answer, and what became of it.
answer-by = { $who } to the customer ({ $customer }):
fate =
    .waiting = ⏳ On its way to the customer
    .delivered = ✅ Delivered
    .failed = ⚠️ Not delivered: { $why }
    .phone = 📞 Told on the phone

# Lines in the ticket's thread.
not-solved = { $code }: the customer says that it is not solved. It is your turn again.
rated = { $code }: { stars } from the customer
rating-comment = { $code }: { stars } from the customer, with a comment: “{ $comment }”
not-delivered = { $code }: your answer did not reach the customer ({ $why }). Please try another way, by phone for example.
staff-file-lost = { $code }: the file { $name } could not be passed on ({ $why }).
staff-closed-confirmed = { $code }: ✅ the customer confirms the solution. The request is closed.
staff-closed-quiet = { $code }: the customer has not objected in time. The request is closed.
customer-blocked = { $code }: { $who } has blocked us. Your answers do not arrive there for now; please try another way, by phone for example.
customer-returned = { $code }: { $who } is back. Your answers arrive again.

# Forms. $who will read what is written there.
will-read = { $who } ({ $company }) will read this.
reply = Reply to the customer
    .submit = Send
reply-text =
    .label = Your answer
    .hint = Needed, unless you attach a file.
    .ask = What would you like to answer the customer? Please write it here; you can attach files.
reply-turn =
    .label = Whose turn is it then?
    .ask = Whose turn is it once this is sent?
    .customer = I wait for the customer
    .team = We go on working
reply-files =
    .label = Files
    .ask = Which files would you like to send along?
solve = The solution
    .submit = Save and ask
solve-solution =
    .label = How was it solved? The customer will read this.
    .ask = How was it solved? The customer will read it and tell us whether it helped.
send = Send to the customer
    .submit = Send
send-turn =
    .label = { reply-turn.label }
    .ask = { reply-turn.ask }
send-solution = Send the solution
    .submit = Send and ask

late = That took too long here. Please try it once more.
about-ticket = Request { $code } · { $company }
