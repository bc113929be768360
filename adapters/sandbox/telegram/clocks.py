"""How long things last on Telegram, in seconds, and which of them `--speed N` divides.

Divided: what only makes a test wait (lifetimes, retry waits). Never divided: what a real client measures on its own
clock (the long poll, the pause after a conflict) and the rate limits, whose answer is in whole seconds.
"""

from dataclasses import dataclass

# divided by --speed
UPDATE_LIFE = 24 * 3600.0  # Bot API, getUpdates: 'will not be stored longer than 24 hours'
PRESS_LIFE = 150.0  # telegram-bot-api Client.cpp add_new_callback_query: stored for 150 s
PRESS_ANSWER = 30.0  # how long a pressed button takes an answer; Telegram names no number, people report 15 s and more
DELETE_LIMIT = 48 * 3600.0  # Bot API, deleteMessage: 'if it was sent less than 48 hours ago'
WEBHOOK_FIRST_WAIT = 2.0  # WebhookActor.cpp on_update_error: at once, then 2, 4, 8 ...
WEBHOOK_LONGEST_WAIT = 60.0  # WebhookActor.h WEBHOOK_MAX_RESEND_TIMEOUT (really a random 60 to 120)

# never divided
LONG_POLL_LIMIT = 50.0  # Client.h LONG_POLL_MAX_TIMEOUT
CONFLICT_PAUSE = 3.0  # Client.cpp fail_query_conflict: repeated conflicts are answered so late
SAME_OFFSET_WAIT = 3.0  # process_get_updates_query: the same offset again within this time waits this long
SAME_OFFSET_SHRINK = 0.5  # and within this time gets one update only
WEBHOOK_PATIENCE = 60.0  # how long a webhook may take to answer


@dataclass(frozen=True)
class Lives:
    """The divided ones, for one --speed."""

    update: float
    press: float
    press_answer: float
    delete: float
    webhook_first: float
    webhook_longest: float

    @classmethod
    def at(cls, speed: float) -> "Lives":
        real = (UPDATE_LIFE, PRESS_LIFE, PRESS_ANSWER, DELETE_LIMIT, WEBHOOK_FIRST_WAIT, WEBHOOK_LONGEST_WAIT)
        return cls(*(seconds / speed for seconds in real))
