# برای همکاران.

staff-greeting = سلام { $name } عزیز! حساب شما وصل شد.
staff-how =
    هر درخواست جدید تیم شما با دکمه می‌آید: «{ button-claim }» را بزنید تا مسئولش شما باشید. با «{ button-reply }» برای مشتری می‌نویسید و با «{ button-solve }» راه‌حل را ثبت می‌کنید تا از مشتری بپرسیم.
    پیام معمولی هرگز به مشتری نمی‌رسد.

    درخواست‌های باز تیم شما: ‎/queue
    درخواست‌های من، تیم من یا همه: ‎/tickets
    یک درخواست: ‎/ticket همراه با کد رهگیری
    درخواست تلفنی: ‎/call همراه با نام یا شماره
    خبر دادن به مشتریان از اختلال: ‎/outage
    تغییر زبان: ‎/language
    همین راهنما: ‎/help
stranger-staff = این حساب را نمی‌شناسیم. لطفاً لینک دعوت خود را باز کنید. اگر لینک ندارید، از مدیر سامانه بخواهید شما را اضافه کند.

staff-title = درخواست { $code } · { $company }
staff-card =
    .customer = مشتری
    .product = محصول
    .turn = نوبت
    .contract = قرارداد
    .rating = امتیاز
    .kind = نوع درخواست
    .priority = اولویت
    .need = نیاز
    .items = قطعات و خدمات
    .asset = دستگاه
    .category = دسته
    .severity = شدت
    .asked = ارسال راه‌حل
unknown = هنوز معلوم نیست
nobody = هنوز کسی نپذیرفته
none = ندارد
status =
    .active-new = 🟡 جدید
    .active-assigned = 🔵 در حال رسیدگی
    .pending = 🟠 حل‌شده، در انتظار تأیید
    .closed-completed = ✅ بسته: حل شد
    .closed-no-fault-found = ⚪ بسته: ایرادی پیدا نشد
status-dropped =
    .withdrawn = ⚪ بسته: مشتری لغو کرد
    .silence = ⚪ بسته: مشتری پاسخ نداد
waits =
    .intake = مشتری (هنوز می‌نویسد)
    .product = مشتری: کدام محصول؟
    .team = تیم
    .customer = مشتری
    .sales = واحد فروش
    .offer = مشتری: پاسخ به واحد فروش
    .level-3 = سطح ۳
    .technician = تکنسین
    .confirmation = مشتری: حل شد؟
    .nobody = ندارد

button-claim = پذیرش
button-claim-code = پذیرش { $code }
button-reply = پاسخ
button-solve = حل شد

press-again = کمی طول کشید. لطفاً دوباره بزنید.
    .button = ادامه

unread-part =
    ⚠️ مشتری چیزی هم فرستاده که اینجا قابل نمایش نیست: { $kind ->
        [poll] نظرسنجی
        [checklist] فهرست کارها
        [story] استوری
        [live_photo] عکس متحرک
        [game] بازی
        [file] فایل
       *[other] { $kind }
    }. لطفاً در این باره از او بپرسید.
photo-title = عکس { $number }
edited = ‏{ $who } پیامی را تغییر داد. متن جدید:
edited-before = متن قبلی:

answer-by = پاسخ { $who } به مشتری ({ $customer }):
fate =
    .waiting = ⏳ در حال ارسال به مشتری
    .delivered = ✅ تحویل شد
    .failed = ⚠️ تحویل نشد: { $why }
    .phone = 📞 تلفنی گفته شد

not-solved = درخواست { $code }: مشتری می‌گوید حل نشده است. دوباره نوبت شماست.
rated = درخواست { $code }: { stars } از مشتری
rating-comment = درخواست { $code }: { stars } از مشتری، همراه با نظر: «{ $comment }»
not-delivered = درخواست { $code }: پاسخ شما به مشتری نرسید ({ $why }). لطفاً از راه دیگری پیگیری کنید، مثلاً تلفنی.
staff-file-lost = درخواست { $code }: فایل { $name } به مقصد نرسید ({ $why }).
staff-closed-confirmed = درخواست { $code }: ✅ مشتری راه‌حل را تأیید کرد. درخواست بسته شد.
staff-closed-quiet = درخواست { $code }: مشتری در مهلت تعیین‌شده اعتراضی نکرد. درخواست بسته شد.
customer-blocked = درخواست { $code }: { $who } ما را مسدود کرده و پاسخ‌های شما فعلاً به او نمی‌رسد. لطفاً از راه دیگری پیگیری کنید، مثلاً تلفنی.
customer-returned = درخواست { $code }: { $who } برگشته است. پاسخ‌های شما دوباره به او می‌رسد.

will-read = ‏{ $who } ({ $company }) این را می‌خواند.
reply = پاسخ به مشتری
    .submit = ارسال
reply-text =
    .label = پاسخ شما
    .hint = لازم است، مگر اینکه فایلی پیوست کنید.
    .ask = چه پاسخی به مشتری می‌دهید؟ همین‌جا بنویسید؛ فایل هم می‌توانید بفرستید.
reply-turn =
    .label = بعد از آن نوبت کیست؟
    .ask = بعد از ارسال، نوبت کیست؟
    .customer = منتظر مشتری می‌مانیم
    .team = خودمان کار را ادامه می‌دهیم
reply-files =
    .label = فایل‌ها
    .ask = چه فایل‌هایی همراهش بفرستیم؟
solve = راه‌حل
    .submit = ثبت و ارسال
solve-solution =
    .label = چگونه حل شد؟ مشتری این را می‌خواند.
    .ask = چگونه حل شد؟ مشتری آن را می‌خواند و می‌گوید مشکلش حل شده یا نه.
send = ارسال به مشتری
    .submit = ارسال
send-turn =
    .label = { reply-turn.label }
    .ask = { reply-turn.ask }
send-solution = ارسال راه‌حل
    .submit = ارسال راه‌حل

late = این کار بیش از حد طول کشید. لطفاً دوباره امتحان کنید.
about-ticket = درخواست { $code } · { $company }
