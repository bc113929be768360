# What the demo itself says in the terminal, around what people and desk say. $who is a person.

demo-welcome = نسخهٔ نمایشی Sixstar، پشتیبانی در پیام‌رسان. همه چیز روی همین رایانه اجرا می‌شود، بدون هیچ حسابی.
demo-folder = پایگاه داده، فایل‌ها و لاگ‌ها: { $folder }
demo-folder-used = پوشهٔ { $folder } خالی نیست: لطفاً پوشهٔ جدیدی برای نسخهٔ نمایشی نام ببرید.
demo-kept = اگر خواستید دوباره نگاه کنید: { $folder }
demo-doing-sandbox = تلگرام و اسلک، شبیه‌سازی‌شده روی همین رایانه
demo-doing-company = یک شرکت کوچک: تیم‌ها، مشتریان، قراردادها
demo-doing-desk = سامانهٔ پشتیبانی و ربات‌هایش
demo-window = صفحه‌های همه در مرورگر شما: { $url }

# Over the two columns, and inside them.
demo-left = تلگرام: گوشی مشتری
demo-right = اسلک: کانال تیم
demo-opens-link = ‏{ $who } لینک دعوت را باز می‌کند
demo-starts = ‏{ $who } «شروع» را می‌زند
demo-presses = ‏{ $who } دکمهٔ [{ $button }] را می‌زند
demo-types = ‏{ $who } می‌نویسد: ‎{ $command }
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
demo-step-invited = ‏{ $customer } لینک دعوت را باز می‌کند
demo-step-told = مشکل چیست: سه پیام پشت سر هم و دو عکس
demo-step-reached = تیم یک کارت می‌گیرد، با همهٔ نوشته‌ها و عکس‌ها
demo-step-claimed = دو کارشناس هم‌زمان «پذیرش» را می‌زنند
demo-step-replied = ‏{ $owner } پاسخ می‌دهد
demo-step-answered = ‏{ $customer } پاسخ می‌دهد و به { $owner } خبر می‌رسد
demo-step-noted = گفتگوی همکاران بین خودشان می‌ماند
demo-step-solved = ‏{ $owner } راه‌حل را ثبت می‌کند
demo-step-not-solved = مشکل حل نشد: باز نوبت { $owner } است
demo-step-solved-again = ‏{ $owner } راه‌حل دیگری را امتحان می‌کند
demo-step-confirmed = ‏{ $customer } می‌گوید: حل شد
demo-step-rated = امتیاز با نظر، و بعد تغییر امتیاز
demo-step-looked = آنچه { $customer } هر وقت بخواهد می‌بیند
demo-step-remembered = همه چیز در تاریخچه است
demo-all-right = هر { $count } مرحله درست پیش رفت، در { $seconds } ثانیه.

demo-failed = مرحلهٔ { $number } درست پیش نرفت: { $step }
demo-wanted = انتظار داشتیم: { $what }
demo-seen = به‌جای آن این را دیدیم:

# The prompt. $customers, $agents, $known: names to choose from. $channels: those the agent reads.
demo-prompt = { $who }>
demo-help =
    حالا نوبت شماست. هر چه بنویسید از زبان کسی گفته می‌شود که نامش اول سطر آمده، از راه ربات‌های واقعی.
    زدن دکمه‌ای با این شماره: ‎/press 2
    فرستادن عکس: ‎/photo (نوشتهٔ بعد از آن زیر عکس می‌آید)
    رفتن در نقش شخص دیگر: ‎/as همراه با نام او
    همهٔ اتفاق‌های یک درخواست: ‎/timeline همراه با کد رهگیری
    همین راهنما: ‎/help
    خروج: ‎/quit
    ربات‌ها هم دستورهایی دارند. مشتریان: ‎/list، ‎/status، ‎/new، ‎/language. کارشناسان: ‎/ticket همراه با کد رهگیری.
    مشتریان: { $customers }
    کارشناسان: { $agents }
demo-as-customer = شما { $who } هستید، در تلگرام. کافی است بنویسید مشکل چیست.
demo-as-agent = شما { $who } هستید، در اسلک: { $channels }. دکمه‌ای را بزنید؛ آنچه می‌نویسید به رشتهٔ گفتگو می‌رود، فقط برای همکاران.
demo-nobody = کسی به نام { $who } اینجا نیست. این‌ها هستند: { $known }
demo-press-which = لطفاً یکی از این شماره‌ها را بنویسید:
demo-press-none = الان هیچ دکمه‌ای در دسترس نیست.
demo-timeline-which = لطفاً ۸ رقم کد رهگیری یک درخواست را بنویسید.
demo-no-command = اسلک دستور ‎{ $command } را اینجا نمی‌شناسد. این‌ها را می‌شناسد: { $known }
demo-inside = در رشتهٔ گفتگوی { $card } گفته شد. فقط همکاران می‌خوانند؛ با دکمهٔ «{ button-reply }» برای مشتری بنویسید.
demo-in-channel = در کانال گفته شد. فقط همکاران می‌خوانند.
demo-cannot = الان نمی‌شود: { $why }
demo-form = فرمی باز می‌شود. { $cancel } آن را می‌بندد. **پررنگ** و [لینک](https://example.com) را این‌طور بنویسید.
demo-form-file = ‏{ $label } (خالی: هیچ، p: یک عکس)
demo-form-optional = ‏{ $label } (خالی: هیچ)
demo-form-closed = فرم بسته شد؛ چیزی ارسال نشد.
demo-bye = خداحافظ! همه چیز دارد متوقف می‌شود.
demo-desk-died = سامانهٔ پشتیبانی خودبه‌خود متوقف شد. علتش در لاگ آمده است.
