# Callers on the phone: `/call`, the card of who has no chat, and what was said to them.

caller = Who is calling?
    .submit = Search
caller-who =
    .label = Name, company or phone number
    .ask = Who is calling? Please write a name, a company or a phone number.
calling = Who is calling?
    .submit = Next
calling-who =
    .label = Who is it?
    .ask = Who is it?
calling-new = Somebody new
call = A call
    .submit = Open the request
call-said =
    .label = What do they need? In their words
    .ask = What do they need? Please write it in their words.
call-product =
    .label = Product
    .ask = Which product is it about?
call-with = { $who } ({ $company }) is on the line.
contact = Somebody new
    .submit = Open the request
contact-nobody = We found nobody for “{ $typed }”. Let us add them.
contact-name =
    .label = Their name
    .ask = What is their name?
contact-phone =
    .label = Phone number
    .ask = At which number can we call them back?
contact-said =
    .label = What do they need? In their words
    .ask = What do they need? Please write it in their words.
contact-company =
    .label = Company. Empty: a private person
    .ask = Which company are they from? For a private person press “{ form-skip }”.
contact-product =
    .label = Product
    .ask = Which product is it about?

# To the agent who has them on the line.
call-recorded = Request { $code } is open for { $who }, and it is yours. You may give them the code.
call-no-contract = Request { $code } is open for { $who }, but no contract covers it. Please tell them kindly that sales will call them.
call-invite = { $who } is new. To give them a chat, ask your administrator for an invitation; their key is { $key }.
caller-outage = { $code }: we know of an outage, and this may be it: “{ $text }”

# On the card.
card-channel = Chat
    .call = no channel: call { $phone }
    .phone = no channel: by phone, { $phone }
    .none = no channel, and no phone number known
button-called = Called
called = Called
    .submit = Save
called-whom = { $who } · { $phone }
called-how =
    .label = What was it?
    .ask = What was the call?
    .answer = An answer: now it is their turn
    .note = A note for us
called-said =
    .label = What was said?
    .ask = What was said on the phone?
call-note = { $code }: { $who } has called the customer: “{ $said }”
caller-has-chat = { $code }: { $who } has a chat now. Your answers arrive there; nobody needs to call.
customer-not-told = { $code }: our last message did not reach the customer ({ $why }). Please call them.

refused-call-settled = There is no call to make here any more.
refused-caller-incomplete = Please write their name and a whole phone number.
refused-phone-taken = We know somebody with the number { $phone } already. Please look them up by it.
