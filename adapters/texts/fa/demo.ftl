# What the demo itself says in the terminal, around what people and desk say. $who is a person.

demo-welcome = نسخهٔ نمایشی Sixstar، میز پشتیبانی در گفت‌وگو. همه چیز روی همین رایانه اجرا می‌شود، بدون هیچ حسابی.
demo-folder = پایگاه داده، فایل‌ها و گزارش‌ها: { $folder }
demo-folder-used = پوشهٔ { $folder } خالی نیست: لطفاً نام پوشهٔ تازه‌ای را بدهید.
demo-kept = برای نگاه دوباره: { $folder }
demo-doing-sandbox = Telegram و Slack، شبیه‌سازی‌شده روی همین رایانه
demo-doing-company = یک شرکت کوچک: تیم‌ها، مشتریان، قراردادها
demo-doing-desk = میز پشتیبانی با ربات‌هایش

# Over the two columns, and inside them.
demo-left = Telegram: گوشی مشتری
demo-right = Slack: کانال تیم
demo-opens-link = { $who } لینک دعوت را باز می‌کند
demo-starts = { $who } «شروع» را می‌زند
demo-presses = { $who } دکمهٔ [{ $button }] را می‌زند
demo-types = { $who } می‌نویسد: ‎{ $command }
demo-sends = { $what ->
    [photo] { $count ->
        [one] 📷 یک عکس
       *[other] 📷 { $count } عکس
    }
   *[other] 📎 یک فایل
}
demo-file = 📎 { $name }
demo-only = فقط { $who } این را می‌بیند

# Headings. $customer writes, $owner and $other are agents.
demo-step-invited = { $customer } لینک دعوت را باز می‌کند
demo-step-told = چه شده است: سه پیام پشت سر هم و دو عکس
demo-step-reached = تیم یک کارت می‌گیرد، با همهٔ نوشته‌ها و عکس‌ها
demo-step-claimed = دو کارشناس هم‌زمان «پذیرش» را می‌زنند
demo-step-replied = { $owner } پاسخ می‌دهد
demo-step-answered = { $customer } پاسخ می‌دهد و { $owner } باخبر می‌شود
demo-step-noted = حرف همکاران میان خودشان می‌ماند
demo-step-solved = { $owner } راه‌حل را ثبت می‌کند
demo-step-not-solved = کمکی نکرد: باز نوبت { $owner } است
demo-step-solved-again = { $owner } راه‌حل دیگری را امتحان می‌کند
demo-step-confirmed = { $customer } می‌گوید: حل شد
demo-step-rated = ستاره‌ها با نظر، و تغییر آن
demo-step-looked = آنچه { $customer } هر زمان می‌تواند ببیند
demo-step-remembered = همه چیز در تاریخچه است
demo-all-right = هر { $count } گام درست پیش رفت، در { $seconds } ثانیه.

demo-failed = گام { $number } درست پیش نرفت: { $step }
demo-wanted = انتظار می‌رفت: { $what }
demo-seen = به جای آن دیده شد:

# The prompt. $customers, $agents, $known: names to choose from. $channels: those the agent reads.
demo-prompt = { $who }>
demo-help =
    حالا نوبت شماست. هر چه بنویسید از زبان شخصی گفته می‌شود که نامش در ابتدای سطر است، از راه ربات‌های واقعی.
    زدن دکمه‌ای که این شماره را دارد: ‎/press 2
    فرستادن عکس: ‎/photo (نوشتهٔ پس از آن زیر عکس می‌آید)
    شخص دیگری شدن: ‎/as همراه با یک نام
    هر چه بر یک درخواست گذشته است: ‎/timeline همراه با کد پیگیری
    همین راهنما: ‎/help
    خروج: ‎/quit
    ربات‌ها هم فرمان‌هایی دارند. مشتریان: ‎/list، ‎/status، ‎/new، ‎/language. کارشناسان: ‎/ticket همراه با کد پیگیری.
    مشتریان: { $customers }
    کارشناسان: { $agents }
demo-as-customer = شما { $who } هستید، در Telegram. فقط بنویسید چه مشکلی هست.
demo-as-agent = شما { $who } هستید، در Slack: { $channels }. دکمه‌ای را بزنید؛ آنچه می‌نویسید به رشتهٔ گفت‌وگو می‌رود، فقط برای همکاران.
demo-nobody = کسی به نام { $who } اینجا نیست. این‌ها هستند: { $known }
demo-press-which = لطفاً یکی از این شماره‌ها را بنویسید:
demo-press-none = اکنون هیچ دکمه‌ای دیده نمی‌شود.
demo-timeline-which = لطفاً ۸ رقم کد پیگیری یک درخواست را بنویسید.
demo-no-command = Slack اینجا ‎{ $command } را نمی‌شناسد. این‌ها را می‌شناسد: { $known }
demo-inside = در رشتهٔ { $card } گفته شد. فقط همکاران می‌خوانند؛ با دکمهٔ پاسخ برای مشتری بنویسید.
demo-in-channel = در کانال گفته شد. فقط همکاران می‌خوانند.
demo-cannot = اکنون نمی‌شود: { $why }
demo-form = فرمی باز می‌شود. { $cancel } آن را می‌بندد. **پررنگ** و [لینک](https://example.com) را این‌طور بنویسید.
demo-form-file = { $label } (خالی: هیچ، p: یک عکس)
demo-form-optional = { $label } (خالی: هیچ)
demo-form-closed = فرم بسته شد؛ چیزی فرستاده نشد.
demo-bye = خداحافظ! همه چیز دارد متوقف می‌شود.
demo-desk-died = میز پشتیبانی خودش متوقف شد. گزارش آن می‌گوید چرا.
