# What the administrator reads.

alert-parked = ⚠️ Something that came from { $channel } could not be handled. It is kept and put aside; the log tells more under { $trace }.
alert-timer = ⚠️ Something that was due did not work and is tried again in an hour: { $name } ({ $detail })
alert-not-delivered = ⚠️ Not delivered: { $name } to { $chat } ({ $why })

cli-migrated = The database is up to date.
