# برای مدیر سامانه.

alert-parked = ⚠️ موردی که از { $channel } رسید قابل پردازش نبود. کنار گذاشته شده و محفوظ است؛ شرح آن در گزارش سامانه با شمارهٔ { $trace } آمده است.
alert-timer = ⚠️ کار زمان‌بندی‌شده‌ای انجام نشد و یک ساعت دیگر تکرار می‌شود: { $name } ({ $detail })
alert-not-delivered = ⚠️ تحویل نشد: { $name } به { $chat } ({ $why })

cli-migrated = پایگاه داده به‌روز است.
cli-token-refused = یک توکن پذیرفته نشد و میز پشتیبانی متوقف شد. گزارش بالا می‌گوید کدام است: توکن تازه را در ‎{ $file } یا متغیرهای محیطی بگذارید و دوباره اجرا کنید.
cli-no-bot = توکن هیچ رباتی در متغیرهای محیطی یا ‎{ $file } نیست. برای امتحان بدون توکن: ‎{ $command }
cli-part-unknown = بخشی به نام «{ $part }» وجود ندارد. بخش‌ها: { $parts }
cli-part-missing = تنظیمات «{ $part }» جا افتاده است. آنچه می‌تواند اجرا شود: { $parts }
cli-story-languages = داستان به زبان‌های { $languages } گفته می‌شود، نه «{ $language }».
cli-desk-empty = میز پشتیبانی هنوز خالی است. آن را مانند ‎{ $example } در یک فایل شرح دهید و اجرا کنید: ‎{ $command }
cli-nobody = هیچ‌کس کلید «{ $who }» را ندارد. نزدیک‌ترین‌ها: { $names }
cli-no-token = متغیر { $setting } تنظیم نشده است؛ لینک به همین ربات می‌رسد.
cli-telegram = Telegram آن را انجام نداد: { $why } ({ $detail })

cli-database = نمی‌توان از پایگاه داده استفاده کرد: { $why }
cli-database-taken = پردازهٔ دیگری از میز پشتیبانی با همین پایگاه دادهٔ { $kind } کار می‌کند. هر بار فقط یکی می‌تواند.
cli-database-newer = پایگاه داده ({ $revision }) از این نسخهٔ Sixstar تازه‌تر است و دست‌نخورده ماند. Sixstar را به‌روز کنید.
cli-database-older = پایگاه داده از این نسخهٔ Sixstar قدیمی‌تر است. اجرا کنید: ‎{ $command }
cli-port-taken = برنامهٔ دیگری از پیش روی نشانی { $setting } گوش می‌دهد.
cli-impossible = در اینجا ممکن نیست: { $why }

cli-setting-database = { $name }: باید مانند ‎{ $one } یا ‎{ $other } باشد
cli-setting-token = { $name }: باید مانند { $example } باشد، همان‌گونه که @BotFather داده است
cli-setting-begins = { $name }: باید با ‎{ $start } آغاز شود
cli-setting-example = { $name }: باید مانند ‎{ $example } باشد
cli-setting-one-of = { $name }: باید یکی از این‌ها باشد: { $values }
cli-setting-unusable = { $name }: این‌گونه قابل استفاده نیست
cli-setting-file = ‎{ $file } خوانده نمی‌شود. آن را به‌صورت متن ساده با رمزگذاری { $encoding } ذخیره کنید.
cli-setting-missing = { $given } تنظیم شده ولی { $missing } جا افتاده است
cli-setting-missing-either = { $given } تنظیم شده ولی { $one } (یا { $other }) جا افتاده است
cli-setting-same = { $one } و { $other } یکسان‌اند: هر ربات توکن خودش را می‌خواهد
alert-nobody = ⚠️ درخواست { $code } به تیم { $team } رسید، ولی کسی آنجا آن را نمی‌بیند: تیم کانالی در Slack ندارد و هیچ عضوی از آن در Telegram متصل نیست.
cli-parked =
    { $count ->
        [0] چیزی کنار گذاشته نشده است.
        [one] یک مورد قابل رسیدگی نبود و کنار گذاشته شد. برای تلاش دوباره: { $command }
       *[other] { $count } مورد قابل رسیدگی نبود و کنار گذاشته شد. برای تلاش دوباره: { $command }
    }
cli-parked-again = دوباره تلاش می‌شود.
cli-parked-unknown = چیزی با شمارهٔ { $trace } کنار گذاشته نشده است.
cli-no-staff-bot = میز پشتیبانی راه نیفتاد: هیچ‌یک از کارکنان نمی‌توانست درخواستی بخواند. توکن Slack یا ربات کارکنان را تنظیم کنید.
cli-nobody-there = میز پشتیبانی راه نیفتاد: هیچ‌کس درخواستی را نمی‌دید. به یک تیم { $channel } بدهید (و توکن‌های Slack را تنظیم کنید) یا کسی را در یکی از { $teams } بگذارید (و توکن ربات کارکنان را تنظیم کنید).
alert-channel-closed = ⚠️ دیگر نمی‌توانم در کانال { $chat } بنویسم: بایگانی شده یا دیگر عضو آن نیستم. اگر بایگانی شده، از تنظیماتش بازش کنید (ربات نمی‌تواند)؛ سپس در آن بفرستید: { $command } آنچه باید آنجا گفته می‌شد تا سه روز منتظر می‌ماند و خودش می‌آید. ({ $detail })
