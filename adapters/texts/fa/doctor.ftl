# آنچه `sixstar doctor` پیدا می‌کند.

doctor-mark =
    .ok = درست
    .warning = هشدار
    .problem = مشکل
doctor-summary =
    { $problems ->
        [0] { $warnings ->
            [0] همه چیز درست است.
           *[other] سامانه می‌تواند کار کند. { $warnings } هشدار هست.
        }
       *[other] { $problems } مشکل مانع کار است.
    }
doctor-run = اجرا کنید: ‎{ $command }

doctor-settings = تنظیمات کامل است. آنچه می‌تواند اجرا شود: { $parts }
doctor-env-open = دیگران هم روی این رایانه می‌توانند { $file } را بخوانند، در حالی که توکن‌ها در آن است.
doctor-database = پایگاه داده پاسخ می‌دهد، به‌روز است و می‌شود در آن نوشت.
doctor-database-older = پایگاه داده از این نسخهٔ Sixstar قدیمی‌تر یا هنوز خالی است.
doctor-database-reach = بررسی کنید که روشن باشد، آدرسش در تنظیمات درست باشد و این کاربر اجازهٔ نوشتن در آن داشته باشد.
doctor-parked =
    { $count ->
       *[other] { $count } مورد قابل پردازش نبود و کنار گذاشته شده است.
    }
doctor-surface = کسی هست که درخواست‌ها را ببیند.
doctor-team-alone = درخواست تیم «{ $team }» را هیچ‌کس نمی‌بیند.
doctor-team-mend = در فایل سامانه برایش { $channel } بگذارید یا یکی از اعضایش را در تلگرام وصل کنید: ‎{ $command }
doctor-no-alerts = در فایل سامانه { $channel } نیست: خطاها فقط در لاگ نوشته می‌شود.
doctor-files-closed = این کاربر اجازهٔ نوشتن در پوشهٔ فایل‌ها را ندارد: { $folder }
doctor-disk = فضای آزاد دیسک { $folder }: { $free } مگابایت.
doctor-disk-scarce = روی دیسک { $folder } فقط { $free } مگابایت مانده است.
doctor-disk-clear = زودتر جا باز کنید: وقتی دیسک پر شود سامانه متوقف می‌شود، هرچند چیزی گم نمی‌شود.

doctor-bot = تلگرام ربات بخش «{ $part }» را می‌شناسد: { $name }
doctor-webhook = برای { $name } وب‌هوک تنظیم شده است: پیام‌هایش به جای دیگری می‌رود.
doctor-webhook-remove = اگر چیز دیگری به آن نیاز ندارد، با ‎{ $method } حذفش کنید.
doctor-groups = ‏{ $name } را می‌شود به گروه‌ها اضافه کرد، ولی آنجا به پیام‌ها گوش نمی‌دهد. ‎{ $command } را برای @BotFather بفرستید و غیرفعالش کنید.
doctor-slack = اسلک ربات را می‌شناسد: { $name } در فضای کاری { $workspace }
doctor-scopes = برنامهٔ اسلک همهٔ دسترسی‌های لازم را دارد.
doctor-scopes-untold = اسلک نگفت که برنامه چه دسترسی‌هایی دارد.
doctor-scopes-missing = برنامهٔ اسلک این دسترسی‌ها را ندارد: { $scopes }
doctor-scopes-add = محتوای { $file } را در تنظیمات برنامه (https://api.slack.com/apps) بگذارید و برنامه را دوباره نصب کنید.
doctor-socket = اسلک اتصال زنده را به ما می‌دهد.
doctor-channel = ربات کانال { $channel } را می‌خواند ({ $whose }).
doctor-channel-out = ربات در کانال { $channel } نیست ({ $whose })، یا چنین کانالی وجود ندارد، یا بایگانی شده است.
doctor-channel-invite = ببینید کانال وجود داشته باشد و بایگانی نشده باشد، سپس در آن بفرستید: { $command }
doctor-channel-archived = کانال { $channel } بایگانی شده است ({ $whose }).
doctor-channel-reopen = ربات اجازه ندارد کانال را از بایگانی درآورد: از تنظیمات کانال انجامش دهید و سپس در آن بفرستید: { $command }
doctor-channel-unknown = الان معلوم نشد که ربات در کانال { $channel } هست یا نه ({ $whose }): { $why }
doctor-clock = ساعت این رایانه با ساعت { $platform } یکی است.
doctor-clock-off = ساعت این رایانه با ساعت { $platform } { $seconds } ثانیه فرق دارد.
doctor-clock-set = بگذارید رایانه ساعتش را از شبکه بگیرد ({ $service }).
doctor-token = ‏{ $platform } توکن { $setting } را نمی‌پذیرد. توکن جدیدی بگیرید، آنجا بگذارید و سامانه را دوباره راه بیندازید.
doctor-unreachable = دسترسی به { $platform } ممکن نیست: { $why }
doctor-network = شبکه، فایروال و پروکسی را بررسی کنید. آنچه در این فاصله نوشته شود همان‌جا منتظر می‌ماند.
