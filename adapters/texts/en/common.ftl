# Said to customers and to staff alike.

# Languages, each by its own name: the same in every catalogue, so that everybody finds theirs.
language-name =
    .en = English
    .el = Ελληνικά
    .pl = Polski
    .fa = فارسی
language-ask = Which language shall we use?
language-chosen = From now on we write to you in English.

stars = { $stars ->
    [1] ★☆☆☆☆☆
    [2] ★★☆☆☆☆
    [3] ★★★☆☆☆
    [4] ★★★★☆☆
    [5] ★★★★★☆
   *[6] ★★★★★★
 }

# Questions asked one by one, and the buttons under them.
cancel = Cancel
form-back = Back
form-skip = Skip
form-many = These are the first of many. Write a part of the name, and only what fits is shown.
form-cancelled = Cancelled. Nothing was sent.
form-summary = That was the last question. Shall we send it?
# A whole form that was refused too late to stay open: why not, and then their own words, are below it.
form-refused = Your form could not be accepted, and nothing was sent. Here is why, and what you had written:
answer-missing = Please write an answer here.
answer-too-long = This is too long for one answer. Please shorten it a little.
answer-unknown = Please choose one of the answers offered.
answer-too-many = These are too many files at once. Please leave some out.
answer-words-only = This can be answered only in words. Please write it here, without a file.

# Something of theirs could not be handled. $trace: by which the administrator finds it.
apology = Sorry, something went wrong on our side. Your message is safe and we are looking into it; there is no need to send it again. Should you ask us about it, please mention { $trace }.

# What stands in a bot's profile on Telegram: 120 characters at the most.
bot-about-customer = Write here what is wrong. We open a request, answer in this chat, and tell you how it goes on.
bot-about-staff = The desk for staff: requests and visits, wherever you are.

# To colleagues who write to the Slack app itself.
slack-where = The requests of your teams come into their channels: { $teams }.
slack-nowhere = You are in no team yet, so no requests come to you. Your administrator puts you into one.
slack-how =
    In a request’s card, “{ button-claim }” makes it yours and “{ button-reply }” writes to the customer. Words in its thread stay among colleagues, and what you write here goes to nobody.

    /tickets – mine, my team’s, or all
    /ticket with a code – one request
    /call with a name or number – a request of somebody on the phone
    /outage – tell customers of a known outage
stranger-slack = Hello! This is the support desk’s bot, and it does not know this Slack account yet. If you are one of the team, ask your administrator to add it: { $account }

# A colleague edited what the customer has been sent.
edited-after-sending = ✏️ A message that was changed here has already gone to the customer, who still reads the former words. If the change matters to them, write it with “{ button-reply }”.
