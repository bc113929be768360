# تکنسین‌ها و مراجعه‌ها.

option-name = { $name }
visit-day = { DAY($at) }
visit-time = { TIME($at) }

technician-greeting = سلام { $name } عزیز! حساب شما وصل شد.
technician-how =
    مراجعه‌های شما همین‌جا می‌آید، هر کدام با همهٔ اطلاعاتی که در راه لازم دارید. آن را بپذیرید یا رد کنید؛ بعد با یک لمس بگویید کی راه می‌افتید، کی می‌رسید و کی کار تمام می‌شود.
    در طول مراجعه، هر متن و عکسی که اینجا بفرستید به تیم می‌رسد. مشتری آن را نمی‌بیند.

    مراجعه‌های امروز: ‎/today
    تغییر زبان: ‎/language
    همین راهنما: ‎/help
today = مراجعه‌های شما، { DAY($day) }
today-line =
    ‏• { TIME($at) } · { $company } · { $state }
    ‏{ $subject }
today-open = ‏{ TIME($at) } { $company }
today-ahead = ‏{ DAY($at) } { $company }
today-free = برای امروز مراجعه‌ای ندارید.
today-later =
    { $count ->
        [one] یک مراجعه برای روزهای آینده دارید.
       *[other] { $count } مراجعه برای روزهای آینده دارید.
    }

visit-title = مراجعه: درخواست { $code } · { $company }
visit-state =
    .offered = 🟡 جدید: می‌توانید بروید؟
    .accepted = 🔵 پذیرفتید. وقتی راه افتادید، دکمه را بزنید.
    .declined = ⚪ نپذیرفتید. دوباره در دست تیم است.
    .on-way = 🚗 در راه هستید. مشتری خبر دارد.
    .arrived = 🔧 در محل هستید. وقتی کار تمام شد، دکمه را بزنید.
    .done = ✅ انجام شد. سپاسگزاریم!
    .called-off = ⚪ لغو شد. لازم نیست بروید.
visit-no-place = 📍 آدرس را نداریم. لطفاً از مشتری یا تیم بپرسید.
visit-card =
    .when = زمان
    .customer = مشتری
    .phone = تلفن
    .product = محصول
    .equipment = دستگاه
    .serial = شمارهٔ سریال
    .reason = دلیل
visit-when = { $at }
visit-button =
    .visit-accept = می‌پذیرم
    .visit-decline = نمی‌توانم
    .visit-way = راه افتادم
    .visit-here = رسیدم
    .visit-done = تمام شد
    .visit-photos = عکس‌های مشتری
    .visit-rate = یادآوری امتیاز
visit-noted =
    .accepted = به شما سپرده شد. مشتری می‌داند کی می‌آیید.
    .on-way = به‌سلامت! مشتری می‌داند که در راه هستید.
    .arrived = ثبت شد. خسته نباشید!
visit-photos = درخواست { $code }: عکس‌هایی که مشتری فرستاده
visit-no-photos = مشتری عکسی نفرستاده است.
visit-given-back = ممنون که خبر دادید. درخواست دوباره در دست تیم است.
visit-thanks = سپاسگزاریم! گزارش شما به تیم رسید.
visit-passed-on = درخواست { $code }: به تیم رسید. مشتری آن را نمی‌بیند.
visit-not-passed-on = ⚠️ این پیام به کسی نرسید: الان در هیچ مراجعه‌ای نیستید. وقتی راهی یکی از آن‌ها شوید (‎/today)، هرچه اینجا بفرستید به تیم می‌رسد.
visit-called-off = درخواست { $code }: این مراجعه لغو شد. لازم نیست بروید.

visit-decline = رد مراجعه
    .submit = رد مراجعه
visit-decline-why =
    .label = دلیل
    .ask = چرا نمی‌توانید بروید؟ تیم این را می‌خواند و شخص دیگری پیدا می‌کند.
visit-done = پایان مراجعه
    .submit = ثبت گزارش
visit-done-note =
    .label = چه کاری انجام شد
    .ask = آنجا چه کاری انجام شد؟ لطفاً کوتاه بنویسید؛ اگر کمک می‌کند، عکس هم بفرستید. تیم آن را می‌خواند، مشتری نه.
visit-done-photos =
    .label = عکس‌ها
    .ask = کدام عکس‌ها همراهش باشد؟

staff-visit = تکنسین
    .brief = ‏{ $who } · { $at } · { $state }
visit-short =
    .offered = هنوز بی‌پاسخ
    .accepted = پذیرفته
    .declined = ردشده
    .on-way = در راه
    .arrived = در محل
    .done = انجام‌شده
    .called-off = لغوشده
visit-declined = درخواست { $code }: { $who } نمی‌تواند برود: «{ $reason }». لطفاً شخص دیگری را بفرستید.
visit-unanswered = درخواست { $code }: { $who } هنوز پاسخ نداده است. لطفاً با او تماس بگیرید یا مراجعه را لغو کنید و شخص دیگری را بفرستید.
visit-report = درخواست { $code }: کار { $who } در محل تمام شد. گزارش:
visit-note = درخواست { $code }: { $who } از محل می‌نویسد:
send-technician = اعزام تکنسین
    .submit = اعزام
send-technician-to = درخواست { $code }: مراجعه به { $customer } ({ $company }). همین که تکنسین بپذیرد، به مشتری خبر می‌دهیم.
send-technician-technician =
    .label = تکنسین
    .ask = چه کسی برود؟
send-technician-day =
    .label = روز
    .ask = چه روزی؟
send-technician-time =
    .label = ساعت
    .ask = چه ساعتی؟
send-technician-words =
    .label = برای تکنسین، مثلاً آدرس
    .ask = تکنسین چه چیزی باید بداند، مثلاً آدرس؟ مشتری آن را نمی‌بیند.
call-off-visit = لغو مراجعه
    .submit = لغو مراجعه
call-off-visit-of = به { $who } همین حالا خبر می‌دهیم؛ به مشتری هم، اگر منتظر کسی باشد.
call-off-visit-why =
    .label = چرا؟ تکنسین آن را می‌خواند.
    .ask = چرا لغو می‌شود؟ تکنسین آن را می‌خواند.

card-visit = مراجعهٔ تکنسین
    .offered = 🟡 در حال هماهنگی
    .accepted = 🔵 { $who } می‌آید: { DAY($at) } ساعت { TIME($at) }
    .on-way = 🚗 { $who } در راه است
    .arrived = 🔧 { $who } در محل شماست
    .done = ✅ انجام شد ({ $who })
visit-planned = خبر خوب دربارهٔ درخواست { $code }: { $who } { DAY($at) } ساعت { TIME($at) } خدمت شما می‌رسد.
visit-on-way = ‏{ $who } در راه است (درخواست { $code }).
visit-not-coming = متأسفیم، مراجعه‌ای که برای { DAY($at) } ساعت { TIME($at) } تعیین شده بود (درخواست { $code }) انجام نمی‌شود. دربارهٔ ادامهٔ کار همین‌جا برایتان می‌نویسیم.
rating-reminder = ‏{ $who } خوشحال است که در درخواست { $code } کمکتان کرد. لطفاً چند لحظه وقت بگذارید و به ما امتیاز بدهید.
rating-reminder-sent = ستاره‌ها برای مشتری فرستاده شد. انتخاب امتیاز با خود اوست.

refused-visit-unknown = این مورد میان مراجعه‌های شما نیست.
refused-visit-already-accepted = این مراجعه را قبلاً پذیرفته‌اید.
refused-visit-already-declined = این مراجعه را قبلاً رد کرده‌اید.
refused-visit-already-on-way = می‌دانیم که در راه هستید.
refused-visit-already-arrived = می‌دانیم که رسیده‌اید.
refused-visit-already-done = این مراجعه انجام شده است. سپاسگزاریم!
refused-visit-already-called-off = این مراجعه قبلاً لغو شده است.
refused-visit-over-declined = این مراجعه را نپذیرفتید؛ دوباره در دست تیم است.
refused-visit-over-done = این مراجعه انجام شده است؛ دیگر لازم نیست دکمه‌ای بزنید.
refused-visit-over-called-off = این مراجعه لغو شده است. لازم نیست بروید.
refused-visit-accept-first = لطفاً اول مراجعه را بپذیرید.
refused-visit-further = از این مرحله گذشته‌اید. مرحلهٔ بعدی روی کارت است.
refused-visit-past = این زمان گذشته است. لطفاً زمان دیگری را انتخاب کنید.
refused-visit-none = مراجعه‌ای تعیین نشده است.
refused-visit-not-covered = این درخواست هنوز زیر پوشش قرارداد نیست. اول باید واحد فروش موافقت کند.
refused-visit-planned-already = قرار است { $who } برود. برای اعزام شخص دیگر، اول آن مراجعه را لغو کنید.
refused-no-technicians = هنوز هیچ تکنسینی به ربات وصل نشده است. مدیر سامانه باید برایشان لینک دعوت بفرستد.
refused-technician-unknown = این تکنسین دیگر در فایل سامانه نیست.
refused-technician-unreachable = پیام‌های ما به { $who } نمی‌رسد. لطفاً تماس بگیرید یا شخص دیگری را انتخاب کنید.
refused-rating-too-early = هنوز چیزی برای امتیاز دادن نیست: اول تیم راه‌حل را ثبت می‌کند.
refused-rating-given = مشتری قبلاً امتیاز داده است.
refused-rating-reminded = در یک روز گذشته یادآوری شده است. روزی یک بار کافی است.
refused-rating-no-chat = این مشتری گفتگویی با ما ندارد. لطفاً حضوری از او بخواهید با ما تماس بگیرد.

desk-file-technician-teams = «{ $key }» تکنسین است و تکنسین‌ها عضو هیچ تیمی نیستند: فقط مراجعه‌های خودشان را می‌بینند.
