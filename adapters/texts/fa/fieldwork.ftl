# تکنسین‌ها و بازدیدها.

option-name = { $name }
visit-day = { DAY($at) }
visit-time = { TIME($at) }

technician-greeting = سلام { $name } گرامی! حساب شما متصل شد.
technician-how =
    بازدیدهای شما همین‌جا می‌آید، هر کدام با هر آنچه در راه لازم دارید. آن را بپذیرید یا رد کنید؛ سپس با یک دکمه بگویید کی راه می‌افتید، کی می‌رسید و کی کار تمام می‌شود.
    در طول بازدید، نوشته و عکسی که اینجا بفرستید به تیم می‌رسد. مشتری آن را نمی‌بیند.

    بازدیدهای امروز: ‎/today
    تغییر زبان: ‎/language
    همین راهنما: ‎/help
today = بازدیدهای شما، { DAY($day) }
today-line =
    • { TIME($at) } · { $company } · { $state }
    ‏{ $subject }
today-open = { TIME($at) } { $company }
today-free = برای امروز بازدیدی ندارید.
today-later = { $count ->
    [one] یک بازدید برای روزهای آینده دارید.
   *[other] { $count } بازدید برای روزهای آینده دارید.
 }

visit-title = بازدید { $code } · { $company }
visit-state =
    .offered = 🟡 تازه: می‌توانید بروید؟
    .accepted = 🔵 پذیرفته شد. هنگام حرکت دکمه را بزنید.
    .declined = ⚪ نپذیرفتید. دوباره در دست تیم است.
    .on-way = 🚗 در راه هستید. مشتری خبر دارد.
    .arrived = 🔧 در محل هستید. پس از پایان کار دکمه را بزنید.
    .done = ✅ انجام شد. سپاسگزاریم!
    .called-off = ⚪ لغو شد. لازم نیست بروید.
visit-no-place = 📍 نشانی را نداریم. لطفاً از مشتری یا تیم بپرسید.
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
    .on-way = سفر بی‌خطر! مشتری می‌داند که در راه هستید.
    .arrived = ثبت شد. خسته نباشید!
visit-photos = درخواست { $code }: آنچه مشتری فرستاده است
visit-no-photos = مشتری عکسی نفرستاده است.
visit-given-back = ممنون که خبر دادید. دوباره در دست تیم است.
visit-thanks = سپاسگزاریم! گزارش شما به تیم رسید.
visit-passed-on = درخواست { $code }: به تیم رسید. مشتری آن را نمی‌بیند.
visit-called-off = درخواست { $code }: این بازدید لغو شد. لازم نیست بروید.

visit-decline = رد کردن بازدید
    .submit = رد کردن
visit-decline-why =
    .label = دلیل
    .ask = چرا نمی‌توانید بروید؟ تیم این را می‌خواند و فرد دیگری پیدا می‌کند.
visit-done = پایان بازدید
    .submit = ثبت گزارش
visit-done-note =
    .label = چه کاری انجام شد
    .ask = آنجا چه کاری انجام شد؟ لطفاً کوتاه بنویسید؛ اگر کمک می‌کند، عکس هم بفرستید. تیم آن را می‌خواند، مشتری نه.
visit-done-photos =
    .label = عکس‌ها
    .ask = چه عکس‌هایی همراه آن است؟

staff-visit = تکنسین
    .brief = { $who } · { $at } · { $state }
visit-short =
    .offered = هنوز بی‌پاسخ
    .accepted = پذیرفته
    .declined = ردشده
    .on-way = در راه
    .arrived = در محل
    .done = انجام‌شده
    .called-off = لغوشده
visit-declined = درخواست { $code }: { $who } نمی‌تواند برود: «{ $reason }» لطفاً فرد دیگری بفرستید.
visit-unanswered = درخواست { $code }: { $who } هنوز پاسخ نداده است. لطفاً تلفن بزنید، یا بازدید را لغو کنید و فرد دیگری بفرستید.
visit-report = درخواست { $code }: کار { $who } در محل تمام شد. گزارش:
visit-note = درخواست { $code }: { $who } از محل بازدید می‌نویسد:
send-technician = فرستادن تکنسین
    .submit = فرستادن
send-technician-to = درخواست { $code }: بازدید از { $customer } ({ $company }). همین که تکنسین بپذیرد، مشتری باخبر می‌شود.
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
    .label = برای تکنسین، مثلاً نشانی
    .ask = تکنسین چه چیزی باید بداند، مثلاً نشانی؟ مشتری آن را نمی‌بیند.
call-off-visit = لغو بازدید
    .submit = لغو بازدید
call-off-visit-of = { $who } بی‌درنگ باخبر می‌شود؛ مشتری هم، اگر منتظر کسی باشد.
call-off-visit-why =
    .label = چرا؟ تکنسین آن را می‌خواند.
    .ask = چرا لغو می‌شود؟ تکنسین آن را می‌خواند.

card-visit = بازدید
    .offered = 🟡 در حال هماهنگی بازدید
    .accepted = 🔵 { $who } می‌آید: { $at }
    .on-way = 🚗 { $who } در راه است
    .arrived = 🔧 { $who } نزد شماست
    .done = ✅ { $who } نزد شما بود
visit-planned = خبر خوب دربارهٔ درخواست { $code }: { $who } نزد شما می‌آید، { $at }.
visit-on-way = { $who } در راه است و به‌زودی می‌رسد (درخواست { $code }).
visit-not-coming = بازدیدی که برای { $at } تعیین شده بود (درخواست { $code }) متأسفانه انجام نمی‌شود. دربارهٔ ادامهٔ کار همین‌جا برایتان می‌نویسیم.
rating-reminder = { $who } خوشحال است که توانست در درخواست { $code } به شما کمک کند. لطفاً لحظه‌ای به ما امتیاز بدهید.
rating-reminder-sent = ستاره‌ها اکنون در گفتگوی مشتری است. تعدادش با خود اوست.

refused-visit-unknown = این بازدید را میان بازدیدهای شما پیدا نمی‌کنیم.
refused-visit-already-accepted = این بازدید را پیش‌تر پذیرفته‌اید.
refused-visit-already-declined = این بازدید را پیش‌تر رد کرده‌اید.
refused-visit-already-on-way = می‌دانیم که در راه هستید.
refused-visit-already-arrived = می‌دانیم که رسیده‌اید.
refused-visit-already-done = این بازدید انجام شده است. سپاسگزاریم!
refused-visit-already-called-off = این بازدید پیش‌تر لغو شده است.
refused-visit-over-declined = این بازدید را نپذیرفتید؛ دوباره در دست تیم است.
refused-visit-over-done = این بازدید انجام شده است؛ دیگر لازم نیست دکمه‌ای بزنید.
refused-visit-over-called-off = این بازدید لغو شده است. لازم نیست بروید.
refused-visit-accept-first = لطفاً اول بازدید را بپذیرید.
refused-visit-further = از این مرحله گذشته‌اید. گام بعدی روی کارت است.
refused-visit-past = این زمان گذشته است. لطفاً زمان دیرتری را انتخاب کنید.
refused-visit-none = بازدیدی تعیین نشده است.
refused-visit-not-covered = این درخواست هنوز زیر پوشش قرارداد نیست. اول باید واحد فروش موافقت کند.
refused-visit-planned-already = قرار است { $who } برود. برای فرستادن فرد دیگر، اول آن بازدید را لغو کنید.
refused-no-technicians = هنوز هیچ تکنسینی به ربات وصل نشده است. مدیر سامانه آنان را دعوت می‌کند.
refused-technician-unknown = این تکنسین دیگر در پروندهٔ سامانه نیست.
refused-technician-unreachable = پیام‌های ما به { $who } نمی‌رسد. لطفاً تلفن بزنید یا فرد دیگری را انتخاب کنید.
refused-rating-too-early = هنوز چیزی برای امتیاز دادن نیست: اول تیم راه‌حل را ثبت می‌کند.
refused-rating-given = مشتری پیش‌تر امتیاز داده است.
refused-rating-reminded = در یک روز گذشته یادآوری شده است. روزی یک بار کافی است.
refused-rating-no-chat = این مشتری گفتگویی با ما ندارد. لطفاً از او بخواهید تلفن بزند.

desk-file-technician-teams = «{ $key }» تکنسین است و تکنسین‌ها در هیچ تیمی نیستند: فقط بازدیدهای خودشان را می‌بینند.
