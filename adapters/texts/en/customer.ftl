# What customers read. Whose turn it is and what comes next, in plain words; nothing of how we work inside.
# 🟡 it is with us, 🔵 somebody works on it, 🟠 it is the customer's turn, ✅ done.

greeting = Hello, { $name }! This is { $desk }, your support desk.
greeting-how =
    Just write here what is wrong, in your own words. Photos and files are welcome.
    Our answer comes here, in this chat. /list shows your requests, /help tells you more.
help =
    Just write what is wrong, and we open a request with its own code. You can add words, photos and files at any time.

    /new – report something else
    /status – your newest request; with a code, any other
    /list – your open requests
    /history – what was, and how it was solved
    /person – talk to a person
    /owner – write to the manager of all our teams
    /language – change the language
    /help – this overview
stranger = Hello! We do not know this account yet. To connect it, please open the invitation link that we sent you. If you have none, we have just told our desk that you wrote; you can also contact us and name this account: { $account }
new-request = Something new, then: please write what is wrong. Your next message opens a new request.

list = Your open requests
# $subject, the customer's first words, may be empty.
list-line =
    • { $code } – { $state }, { DAY($opened) }
    { $subject }
list-how = Press a code for details.
list-empty = You have no open requests. If something is wrong, just write it here.

# The card. $who: the colleague who works on it.
card-title = Request { $code }
card-product = Product
card-turn =
    .telling = 🟡 We are noting what you write
    .queued = 🟡 Received, waiting for one of our experts
    .working = 🔵 { $who } is working on it
    .customer = 🟠 Your turn: { $who } is waiting for your reply
    .experts = 🔵 Our specialists are looking into it
    .confirmation = 🟠 Your turn: is the problem solved?
    .sales = 🟡 We are checking your contract
    .closed = ✅ Closed
    .withdrawn = ⚪ Closed: withdrawn
    .silence = ⚪ Closed: no reply came
    .outage = 🔵 A known outage: we are working on it
    .unsupported = ⚪ Closed: we cannot support it without a contract
    .short-telling = 🟡 just arriving
    .short-queued = 🟡 received
    .short-working = 🔵 in progress
    .short-experts = 🔵 with our specialists
    .short-customer = 🟠 waiting for your reply
    .short-confirmation = 🟠 waiting for your yes or no
    .short-sales = 🟡 contract being checked
    .short-closed = ✅ closed
    .short-withdrawn = ⚪ withdrawn
    .short-silence = ⚪ closed: no reply
    .short-outage = 🔵 known outage
    .short-visit = 🔵 a technician’s visit
    .short-unsupported = ⚪ closed: no contract
card-next =
    .telling = Add whatever helps: details, photos. In a moment it goes to our experts.
    .product = Which product is it about? Please choose below, or write its serial number. If you are not sure, just wait a moment: we will find out together.
    .asset = Which device is it about? Please choose below, or write its serial number. If it is none of them, just go on writing.
    .queued = One of our experts will answer you here. You can add details and photos at any time.
    .working = The answer will come here. You can add details and photos at any time.
    .experts = One of us will bring you the answer here. You can add details and photos at any time.
    .customer = Please reply here, and we go on at once.
    .confirmation = Please press a button under the solution. If the problem is still there, we go on.
    .sales = One of us will write to you here about it. There is nothing you need to do now.
    .closed = If the problem comes back, press the button or just write to us.
    .dropped = If you need it after all, press the button or just write to us.
    .outage = You need do nothing: you will hear from us here as soon as the outage is over.
    .visit-offered = As soon as the day is settled, you will read it here. If only certain times suit you, just write them.
    .visit-accepted = You will hear from us here when the technician sets out. If the time does not suit you, just write to us.
    .visit-on-way = Please see that somebody can open the door. If something has changed, write it here at once.
    .visit-arrived = When the work is done, you will read here how it goes on.
    .unsupported = If you would like a contract after all, press the button or just write to us.
product-name = { $name }

# An answer that is only files.
files-from = { $who } sends you files:

confirm-title = Solution for request { $code }
confirm-ask = Is the problem solved? If we hear nothing from you for a few working days, we will close the request.
confirm-yes = Yes, solved
confirm-no = Not solved
confirm-over =
    .solved = ✅ The request is closed. Thank you!
    .not = 🔵 Not solved yet. We are working on it again.
thank-you = Thank you!
confirm-goes-on = We go on. Please write what is still wrong.
tell-what-is-wrong = We are sorry that the problem is still there. Please write what is still wrong, and we go on from there.

rating-title = How did we do? Request { $code }
rating-ask = How satisfied are you with our service? From 1 star (not at all) to 6 stars (completely). One press is enough.
rating-star = { $stars } ★
rating-given = { stars } Thank you for your rating!
rating-change = You can still change it: just press another number.
rating-later = The request was opened again. You can rate it once it is solved.
comment = Your comment
    .submit = Send
comment-text =
    .label = What was good, and what was not?
    .ask = Thank you! Would you like to tell us why? Just write it here, or press “{ form-skip }”.
comment-none = All right. Thank you for your rating!
comment-kept = Thank you, we have added this to your rating. If it was about a new problem, please press the button.
something-new = It is a new problem

closed-quiet = We have not heard from you about request { $code } for a while, so we have closed it as solved. If the problem is still there, press “{ problem-back }”.
no-contract = We could not find an active contract for request { $code }. Your request is safe with us, and we will write to you here about how to go on.
file-lost = Your file { $name } did not reach us ({ $why }). Please send it again, if possible in a smaller size.

about-request = Request { $code }
