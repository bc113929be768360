# آنچه `sixstar doctor` پیدا می‌کند.

doctor-mark =
    .ok = خوب
    .warning = هشدار
    .problem = مشکل
doctor-summary =
    { $problems ->
        [0] { $warnings ->
            [0] همه‌چیز همان‌گونه است که باید باشد.
           *[other] میز پشتیبانی می‌تواند کار کند. { $warnings } هشدار هست.
        }
       *[other] { $problems } مشکل مانع کار است.
    }
doctor-run = اجرا کنید: { $command }

doctor-settings = تنظیمات کامل است. آنچه می‌تواند اجرا شود: { $parts }
doctor-env-open = دیگران هم روی این رایانه می‌توانند { $file } را بخوانند و توکن‌ها در آن است.
doctor-database = پایگاه داده پاسخ می‌دهد، به‌روز است و نوشته‌ها را می‌پذیرد.
doctor-database-older = پایگاه داده از این نسخهٔ Sixstar قدیمی‌تر یا هنوز خالی است.
doctor-database-reach = ببینید که روشن باشد، نشانی‌اش در تنظیمات درست باشد و این کاربر اجازهٔ نوشتن در آن داشته باشد.
doctor-parked =
    { $count ->
       *[other] { $count } مورد انجام نشد و کنار گذاشته شده است.
    }
doctor-surface = کسی هست که درخواست‌ها را ببیند.
doctor-team-alone = درخواست تیم «{ $team }» را هیچ‌کس نمی‌بیند.
doctor-team-mend = در فایل برایش { $channel } بگذارید یا کسی از آن را در Telegram متصل کنید: { $command }
doctor-no-alerts = در فایل { $channel } نیست: خطاها فقط در گزارش سیستم نوشته می‌شود.
doctor-files-closed = این کاربر اجازهٔ نوشتن در پوشهٔ فایل‌ها را ندارد: { $folder }
doctor-disk = فضای آزاد دیسک { $folder }: { $free } مگابایت.
doctor-disk-scarce = روی دیسک { $folder } فقط { $free } مگابایت مانده است.
doctor-disk-clear = زودتر جا باز کنید: دیسک پر کار را متوقف می‌کند، هرچند چیزی گم نمی‌شود.

doctor-bot = ‏Telegram ربات بخش «{ $part }» را می‌شناسد: { $name }
doctor-webhook = برای { $name } وب‌هوک گذاشته شده است: آنچه به آن می‌نویسند به جای دیگری می‌رود.
doctor-webhook-remove = اگر چیز دیگری به آن نیاز ندارد، با { $method } برش دارید.
doctor-groups = { $name } را می‌توان به گروه‌ها افزود، ولی آنجا گوش نمی‌دهد. { $command } را به @BotFather بفرستید و غیرفعالش کنید.
doctor-slack = ‏Slack ربات را می‌شناسد: { $name } در فضای کاری { $workspace }
doctor-scopes = برنامهٔ Slack همهٔ دسترسی‌های لازم را دارد.
doctor-scopes-untold = ‏Slack نگفت که برنامه چه دسترسی‌هایی دارد.
doctor-scopes-missing = برنامهٔ Slack این دسترسی‌ها را ندارد: { $scopes }
doctor-scopes-add = محتوای { $file } را در تنظیمات برنامه در Slack بگذارید و برنامه را دوباره نصب کنید.
doctor-socket = ‏Slack برای شنیدن به ما خط می‌دهد.
doctor-channel = ربات کانال { $channel } را می‌خواند ({ $whose }).
doctor-channel-out = ربات در کانال { $channel } نیست ({ $whose })، یا چنین کانالی وجود ندارد، یا بایگانی شده است.
doctor-channel-invite = ببینید کانال وجود داشته باشد و بایگانی نشده باشد، سپس در آن بفرستید: { $command }
doctor-channel-archived = کانال { $channel } بایگانی شده است ({ $whose }).
doctor-channel-reopen = ربات نمی‌تواند کانال را از بایگانی درآورد: از تنظیمات کانال انجامش دهید و سپس در آن بفرستید: { $command }
doctor-channel-unknown = اکنون معلوم نشد که ربات در کانال { $channel } هست یا نه ({ $whose }): { $why }
doctor-clock = ساعت با ساعت { $platform } یکی است.
doctor-clock-off = ساعت با ساعت { $platform } به اندازهٔ { $seconds } ثانیه فرق دارد.
doctor-clock-set = بگذارید رایانه ساعتش را از شبکه بگیرد ({ $service }).
doctor-token = ‏{ $platform } توکن { $setting } را نمی‌پذیرد. توکن تازه‌ای بگیرید، آنجا بگذارید و دوباره راه بیندازید.
doctor-unreachable = دسترسی به { $platform } ممکن نیست: { $why }
doctor-network = شبکه، دیوار آتش و پراکسی را ببینید. آنچه در این میان نوشته می‌شود همان‌جا منتظر می‌ماند.
