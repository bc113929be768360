# What the administrator reads.

alert-parked = ⚠️ Something that came from { $channel } could not be handled. It is kept and put aside; the log tells more under { $trace }.
alert-timer = ⚠️ Something that was due did not work and is tried again in an hour: { $name } ({ $detail })
alert-not-delivered = ⚠️ Not delivered: { $name } to { $chat } ({ $why })

cli-migrated = The database is up to date.
cli-token-refused = A token was refused, so the desk has stopped. The log above says whose: put a new one into { $file } or the environment, and start again.
cli-no-bot = No bot has its token in the environment or in { $file }. To try the desk without any: { $command }
cli-part-unknown = There is no part “{ $part }”. There are: { $parts }
cli-part-missing = The settings of “{ $part }” are missing. What can run: { $parts }
cli-story-languages = The story is told in { $languages }, not in “{ $language }”.
cli-desk-empty = The desk is empty. Describe it in a file, as { $example } does, and run: { $command }
cli-nobody = Nobody has the key “{ $who }”. The nearest: { $names }
cli-no-token = { $setting } is not set: the link would lead to that bot.
cli-telegram = Telegram did not do it: { $why } ({ $detail })

cli-database = The database cannot be used: { $why }
cli-database-taken = Another process of the desk uses this { $kind } database. One at a time can.
cli-database-newer = The database ({ $revision }) is newer than this version of Sixstar and was not touched. Update Sixstar.
cli-database-older = The database is older than this version of Sixstar. Run: { $command }
cli-port-taken = Another program already listens on the address in { $setting }.
cli-impossible = Not possible here: { $why }

cli-setting-database = { $name }: must look like { $one } or { $other }
cli-setting-token = { $name }: must look like { $example }, as @BotFather gave it
cli-setting-begins = { $name }: must begin with { $start }
cli-setting-example = { $name }: must look like { $example }
cli-setting-one-of = { $name }: must be one of { $values }
cli-setting-unusable = { $name }: cannot be used as it is
cli-setting-file = { $file } cannot be read. Save it as plain text in { $encoding }.
cli-setting-missing = { $given } is set: { $missing } is missing
cli-setting-missing-either = { $given } is set: { $one } (or { $other }) is missing
cli-setting-same = { $one } and { $other } are the same: each bot needs a token of its own
alert-nobody = ⚠️ Request { $code } went to { $team }, but nobody there can be reached: the team has no Slack channel, and nobody in it is linked on Telegram.
cli-parked =
    { $count ->
        [0] Nothing is put aside.
        [one] One thing could not be handled and is put aside. To try it once more: { $command }
       *[other] { $count } things could not be handled and are put aside. To try one once more: { $command }
    }
cli-parked-again = It will be tried once more.
cli-parked-unknown = Nothing is put aside under { $trace }.
cli-no-staff-bot = The desk was not started: nobody on the staff could read a request. Set the token of Slack or of the staff’s bot.
cli-nobody-there = The desk was not started: nobody would see a request. Give a team a { $channel } (with Slack’s tokens set), or put somebody into one of the { $teams } (with the staff bot’s token set).
alert-channel-closed = ⚠️ I cannot write in the channel { $chat } any more: it is archived, or I am no longer in it. If it is archived, unarchive it in its settings (a bot must not); then send in it: { $command } What was to be said there waits up to three days, and comes by itself. ({ $detail })
