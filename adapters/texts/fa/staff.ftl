# برای همکاران.

staff-greeting = سلام { $name } گرامی! حساب شما متصل شد.
staff-how =
    درخواست‌های تازهٔ تیم شما با دکمه می‌آیند: با «{ button-claim }» درخواست به شما سپرده می‌شود. با «{ button-reply }» برای مشتری می‌نویسید و با «{ button-solve }» راه‌حل ثبت و از مشتری پرسیده می‌شود.
    پیام معمولی هرگز به مشتری نمی‌رسد.

    درخواست‌های باز تیم شما: ‎/queue
    درخواست‌های من، تیم من یا همه: ‎/tickets
    یک درخواست: ‎/ticket همراه با کد پیگیری
    درخواست تلفنی: ‎/call همراه با نام یا شماره
    خبر دادن به مشتریان از اختلال: ‎/outage
    تغییر زبان: ‎/language
    همین راهنما: ‎/help
stranger-staff = این حساب را نمی‌شناسیم. لطفاً لینک دعوت خود را باز کنید. اگر لینکی ندارید، از مدیر سامانه بخواهید شما را اضافه کند.

staff-title = درخواست { $code } · { $company }
staff-card =
    .customer = مشتری
    .product = محصول
    .status = وضعیت
    .turn = نوبت
    .owner = مسئول
    .contract = قرارداد
    .rating = امتیاز
    .kind = نوع درخواست
    .priority = اولویت
    .need = کار لازم
    .items = قطعه و کار
    .asset = دستگاه
    .category = دسته
    .severity = شدت
    .asked = راه‌حل
unknown = هنوز معلوم نیست
nobody = هنوز هیچ‌کس
none = ندارد
status =
    .active-new = 🟡 جدید
    .active-assigned = 🔵 در حال رسیدگی
    .pending = 🟠 حل‌شده، در انتظار تأیید
    .closed-completed = ✅ بسته: حل شد
    .closed-no-fault-found = ⚪ بسته: ایرادی پیدا نشد
waits =
    .intake = مشتری (هنوز می‌نویسد)
    .product = مشتری: کدام محصول؟
    .team = تیم
    .customer = مشتری
    .sales = واحد فروش
    .level-3 = سطح ۳
    .technician = تکنسین
    .confirmation = مشتری: حل شد؟
    .nobody = هیچ‌کس

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
edited = { $who } پیامی را تغییر داد. اکنون:
edited-before = پیش از این:

answer-by = پاسخ { $who } به مشتری ({ $customer }):
fate =
    .waiting = ⏳ در حال ارسال به مشتری
    .delivered = ✅ تحویل شد
    .failed = ⚠️ تحویل نشد: { $why }

not-solved = درخواست { $code }: مشتری می‌گوید حل نشده است. دوباره نوبت شماست.
rated = درخواست { $code }: { stars } از مشتری
rating-comment = درخواست { $code }: { stars } از مشتری، همراه با نظر: «{ $comment }»
not-delivered = درخواست { $code }: پاسخ شما به مشتری نرسید ({ $why }). لطفاً از راه دیگری، مثلاً تلفنی، پیگیری کنید.
staff-file-lost = درخواست { $code }: فایل { $name } منتقل نشد ({ $why }).
staff-closed-confirmed = درخواست { $code }: ✅ مشتری راه‌حل را تأیید کرد. درخواست بسته شد.
staff-closed-quiet = درخواست { $code }: مشتری در مهلت مقرر اعتراضی نکرد. درخواست بسته شد.
customer-blocked = درخواست { $code }: { $who } ما را مسدود کرده است. پاسخ‌های شما فعلاً آنجا نمی‌رسد؛ لطفاً از راه دیگری، مثلاً تلفنی، پیگیری کنید.
customer-returned = درخواست { $code }: { $who } بازگشته است. پاسخ‌های شما دوباره می‌رسد.

will-read = { $who } ({ $company }) این را می‌خواند.
reply = پاسخ به مشتری
    .submit = ارسال
reply-text =
    .label = پاسخ شما
    .ask = چه پاسخی به مشتری می‌دهید؟ همین‌جا بنویسید؛ فایل هم می‌توانید پیوست کنید.
reply-files =
    .label = فایل‌ها
    .ask = چه فایل‌هایی همراه آن بفرستیم؟
solve = راه‌حل
    .submit = ثبت و پرسش
solve-solution =
    .label = چگونه حل شد؟ مشتری این را می‌خواند.
    .ask = چگونه حل شد؟ مشتری آن را می‌خواند و می‌گوید که آیا کمک کرده است.
send = ارسال به مشتری
    .submit = ارسال

late = این کار از سمت ما بیش از حد طول کشید. لطفاً دوباره امتحان کنید.
about-ticket = درخواست { $code } · { $company }
