# What the demo itself says in the terminal, around what people and desk say. $who is a person.

demo-welcome = Sixstar, a support desk in chat: the demo. Everything runs on this machine, without any account.
demo-folder = Its database, files and logs: { $folder }
demo-folder-used = { $folder } is not empty: please name a new folder for the demo.
demo-kept = To look at it again: { $folder }
demo-doing-sandbox = Telegram and Slack, played on this machine
demo-doing-company = a small company: teams, customers, contracts
demo-doing-desk = the desk with its bots
demo-window = Everybody’s screens in your browser: { $url }

# Over the two columns, and inside them.
demo-left = TELEGRAM: the customer’s phone
demo-right = SLACK: the team’s channel
demo-opens-link = { $who } opens the invitation link
demo-starts = { $who } presses Start
demo-presses = { $who } presses [{ $button }]
demo-types = { $who } types { $command }
demo-sends = { $what ->
    [photo] { $count ->
        [one] 📷 a photo
       *[other] 📷 { $count } photos
    }
   *[other] 📎 a file
}
demo-file = 📎 { $name }
demo-only = only { $who } sees this

# Headings. $customer writes, $owner and $other are agents.
demo-step-invited = { $customer } opens the invitation link
demo-step-told = What is wrong: three quick messages and two photos
demo-step-reached = The team gets one card, with every word and photo
demo-step-claimed = Two agents press Claim at the same moment
demo-step-replied = { $owner } answers
demo-step-answered = { $customer } answers back, and { $owner } is called
demo-step-noted = A word among colleagues stays inside
demo-step-solved = { $owner } records a solution
demo-step-not-solved = It does not help: { $owner } has it again
demo-step-solved-again = { $owner } tries another solution
demo-step-confirmed = { $customer } says: solved
demo-step-rated = Stars with a comment, and second thoughts
demo-step-looked = What { $customer } can look up at any time
demo-step-remembered = Everything is on the timeline
demo-all-right = All { $count } steps came out right, in { $seconds } seconds.

demo-failed = Step { $number } did not come out right: { $step }
demo-wanted = Expected: { $what }
demo-seen = Seen instead:

# The prompt. $customers, $agents, $known: names to choose from. $channels: those the agent reads.
demo-prompt = as { $who }>
demo-help =
    Now it is your turn. What you type is said by the person at the prompt, through the real bots.
    /press 2 – press the button with this number
    /photo – send a photo; words behind it stand under it
    /as maria – be somebody else
    /timeline – with a request’s code: everything that happened to it
    /help – this overview
    /quit – leave
    The bots have commands too. Customers: /list, /status, /new, /language. Agents: /ticket with a code.
    Customers: { $customers }
    Agents: { $agents }
demo-as-customer = You are { $who }, on Telegram. Just write what is wrong.
demo-as-agent = You are { $who }, in Slack: { $channels }. Press a button; what you write goes into the thread, for colleagues only.
demo-nobody = Nobody here is called { $who }. There are: { $known }
demo-press-which = Please name one of these numbers:
demo-press-none = There is no button in sight right now.
demo-timeline-which = Please give the 8 digits of a request’s code.
demo-no-command = Slack does not know { $command } here. It knows: { $known }
demo-inside = Said in the thread of { $card }. Only colleagues read it; [Reply] writes to the customer.
demo-in-channel = Said in the channel. Only colleagues read it.
demo-cannot = That is not possible right now: { $why }
demo-form = A form opens. { $cancel } closes it. **Bold** and [links](https://example.com) can be typed like this.
demo-form-file = { $label } (Enter: none, p: a photo)
demo-form-optional = { $label } (Enter: none)
demo-form-closed = The form is closed; nothing was sent.
demo-bye = Goodbye! Everything is being stopped.
demo-desk-died = The desk has stopped by itself. Its log says why.
