# Why something does not happen. At most 200 characters with names in them: Telegram cuts what a button answers.

# Customers and staff.
refused-stranger = We do not know this account yet. Please open the invitation link that we sent you.
refused-invitation-unknown = This link does not work. Please ask us for a new one.
refused-invitation-used = This link has been used already; each link works once. Please ask us for a new one.
refused-invitation-expired = This link is too old. Please ask us for a new one.
refused-invitation-elsewhere = This link opens another chat of ours. Please press it just as we sent it.
refused-account-taken = This chat already belongs to somebody else. Please open the link from your own account.
refused-language-unknown = We do not speak this language yet. Please choose one from the buttons.
refused-command-unknown = We do not know this command. /help shows what you can do here.
refused-button-old = This button is out of date. Please use the newest message.
refused-question-over = This question has been settled already. There is nothing more to do here.
refused-question-earlier = That button is from an earlier question. Please answer the last one.
refused-empty = This message is empty. Please write something, or attach a file.
refused-code-unknown = This is not a code of ours. A code has 8 digits; please check it and try again.
refused-ticket-unknown = We cannot find this request. Please check the code.
refused-ticket-closed = This request is closed already.
refused-not-yours = Only the person who wrote this can change it.

# Customers.
refused-no-company = We do not know yet which company you belong to, so we cannot open a request. Please contact us and we will put it right.
refused-say-in-words = What can we do for you? Please write what is wrong in a few words, or send a photo.
refused-ticket-with-team = Our experts have this request already. If the product is wrong, just write it here.
refused-product-not-covered = Your contract does not include this product. Please choose another one, or simply wait: we will write to you.
refused-ticket-not-pending = This is settled already. The card of your request shows how things stand.
refused-rating-old = These stars are for an earlier solution. Please use the newest message with stars.
refused-rating-unknown = Please choose from 1 to 6 stars.
refused-rating-late = Thank you, but this rating can no longer be changed.

# Staff.
refused-staff-only = Only our support staff can do this.
refused-not-your-team = This request is with another team.
refused-ticket-in-intake = The customer is still writing. In a moment you can claim this request.
refused-ticket-yours = This request is yours already.
refused-ticket-taken = { $who } has this request already.
refused-ticket-unclaimed = Nobody has this request yet. Please press “{ button-claim }” first.
refused-ticket-solved-already = This is recorded as solved already. We are waiting for the customer’s yes or no.
refused-solution-missing = Please write how it was solved. The customer will read it.
refused-level-3-never-writes = Level 3 does not write to customers. Please leave your solution in the thread; level 2 passes it on.
refused-not-in-thread = Only what a colleague wrote in the thread of a request can be sent to the customer.
refused-note-changed = This message was changed while you were looking at it. Please read it again and send it then.
refused-nobody = Nobody has the key { $who } in the desk’s file.

# Why something did not arrive: stands in brackets or behind a colon.
failed-blocked = we are blocked there
failed-gone = it is no longer there
failed-formatting = the formatting was not accepted
failed-too-large = too large
failed-rate = too many messages at once
failed-unreachable = no connection
failed-rights = not permitted there
failed-refused = it was not accepted
failed-token = our access is no longer valid
failed-no-channel = no chat is connected yet
failed-undrawable = a fault of ours
failed-disk = no space left on our side
failed-elsewhere = our bot there is switched off for now
