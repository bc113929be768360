# What `sixstar doctor` finds.

doctor-mark =
    .ok = ok
    .warning = warning
    .problem = PROBLEM
doctor-summary =
    { $problems ->
        [0] { $warnings ->
            [0] Everything is as it should be.
            [one] The desk can run. One warning.
           *[other] The desk can run. { $warnings } warnings.
        }
        [one] One problem stands in the way.
       *[other] { $problems } problems stand in the way.
    }
doctor-run = Run: { $command }

doctor-settings = The settings are complete. What can run: { $parts }
doctor-env-open = Others on this machine can read { $file }, and there are tokens in it.
doctor-database = The database answers, is up to date, and takes what is written.
doctor-database-older = The database is older than this version of Sixstar, or still empty.
doctor-database-reach = See that it runs, that its address in the settings is right, and that this user may write there.
doctor-parked =
    { $count ->
        [one] One thing could not be handled and is put aside.
       *[other] { $count } things could not be handled and are put aside.
    }
doctor-surface = Requests have somebody who sees them.
doctor-team-alone = Nobody would see a request of the team “{ $team }”.
doctor-team-mend = Give it a { $channel } in the desk’s file, or link somebody of it on Telegram: { $command }
doctor-no-alerts = There is no { $channel } in the desk’s file: faults are told in the log only.
doctor-files-closed = This user may not write in the folder for files: { $folder }
doctor-disk = Room on the disk of { $folder }: { $free } MB.
doctor-disk-scarce = Only { $free } MB are left on the disk of { $folder }.
doctor-disk-clear = Make room soon: a full disk stops the desk, though it loses nothing.

doctor-bot = Telegram knows the bot of the part “{ $part }”: { $name }
doctor-webhook = A webhook is set for { $name }: somebody else gets what is written to it.
doctor-webhook-remove = If nothing else needs it, remove it with the Bot API’s { $method }.
doctor-groups = { $name } can be put into groups, where it does not listen. Send { $command } to @BotFather and choose Disable.
doctor-slack = Slack knows the bot: { $name } in the workspace { $workspace }
doctor-scopes = The Slack app has every right that it needs.
doctor-scopes-untold = Slack did not say which rights the app has.
doctor-scopes-missing = The Slack app lacks rights: { $scopes }
doctor-scopes-add = Paste { $file } under App Manifest at api.slack.com/apps, then install the app anew.
doctor-socket = The connection to Slack (Socket Mode) is open to us.
doctor-channel = The bot reads the channel { $channel } ({ $whose }).
doctor-channel-out = The bot is not in the channel { $channel } ({ $whose }), or there is no such channel, or it is archived.
doctor-channel-invite = Look whether the channel is there and not archived, and send in it: { $command }
doctor-channel-archived = The channel { $channel } ({ $whose }) is archived.
doctor-channel-reopen = A bot must not unarchive a channel: do it in the channel’s settings, then send in it: { $command }
doctor-channel-unknown = It could not be checked now whether the bot is in the channel { $channel } ({ $whose }): { $why }
doctor-clock = The clock agrees with that of { $platform }.
doctor-clock-off = The clock is { $seconds } seconds away from that of { $platform }.
doctor-clock-set = Let the machine set its clock by the network ({ $service }).
doctor-token = { $platform } refuses the token in { $setting }. Get a new one, put it in, and start the desk again.
doctor-unreachable = { $platform } cannot be reached: { $why }
doctor-network = Look at the network, the firewall and the proxy. What people write meanwhile waits there.
