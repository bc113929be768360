# What agents of all levels read, beyond what everybody on the staff does.

button-more = بیشتر…
menu =
    .escalate = ارجاع به سطح بالاتر
    .hand-over = واگذاری
    .hold = انتظار برای مشتری
    .change = تغییر مشخصات
    .note-item = ثبت قلم
    .no-fault = ایرادی پیدا نشد
    .history = تاریخچه
    .send-technician = فرستادن تکنسین
    .call-off-visit = لغو بازدید

button-prepare = بازگرداندن با راه‌حل
button-undo = ↩️ برگرداندن
button-send = ارسال به مشتری
staff-kind =
    .problem = مشکل
    .request = درخواست عادی
    .data-change = تغییر اطلاعات
    .information = اطلاع‌رسانی
    .question = پرسش
    .how-to = راهنمای کار
    .complaint = شکایت
priority =
    .high = بالا
    .medium = متوسط
    .low = پایین
severity =
    .stopped = کار همه متوقف است
    .hindered = کار کند شده است
    .nuisance = مزاحمت جزئی
urgent-for-customer = ‼️ به گفتهٔ مشتری فوری
beside = { $first } · { $second }
# Digits run from left to right, also where each is filled in by itself.
money = ⁦{ $major }٫{ $tens }{ $ones }⁩ { $currency }
money-whole = { $major } { $currency }
past =
    { $count ->
        [one] یک درخواست پیشین: { $last }
       *[other] { $count } درخواست پیشین، تازه‌ترین‌ها: { $last }
    }
past-one = کد { $code } ({ $how })
moved = ➡️ اکنون نزد { $to } است.
moved-and-returns = ➡️ اکنون نزد { $to } است و با راه‌حل به همین‌جا برمی‌گردد.

handed-here = درخواست { $code }: از سوی { $who }. کاری که لازم است: { $need }
handed-here-plainly = درخواست { $code }: از سوی { $who }.
handed-away = درخواست { $code }: { $who } آن را به { $to } سپرد. کار دیگری بر عهدهٔ شما نیست.
noted-by = یادداشت { $who } برای تیم:
prepared-by = درخواست { $code }: { $who } راه‌حلی آماده کرده است. زمان ارسال آن به مشتری با شماست:

closed-no-fault = درخواست { $code }: ایرادی پیدا نکردیم و درخواست شما را بستیم. اگر مشکل دوباره پیش آمد، کافی است برایمان بنویسید.

hand-over = واگذاری
    .submit = واگذار کن
hand-over-to =
    .label = به چه کسی؟
    .ask = ادامهٔ کار با کیست؟
hand-over-need =
    .label = چه کاری لازم است؟
    .ask = چه چیزی را باید بدانند یا انجام دهند؟ لطفاً کوتاه بنویسید.
escalate = ارجاع به سطح بالاتر
    .submit = ارجاع
escalate-to =
    .label = به کدام تیم؟
    .ask = کدام تیم ادامه می‌دهد؟
escalate-need =
    .label = از آن‌ها چه می‌خواهید؟
    .ask = از آن‌ها چه می‌خواهید؟ لطفاً بنویسید تا اینجا چه کرده‌اید.
prepare = راه‌حل
    .submit = بازگرداندن
prepare-reader = این به تیم { $team } برمی‌گردد تا به مشتری برسانند.
prepare-solution =
    .label = چگونه حل می‌شود؟
    .ask = چگونه حل می‌شود؟ لطفاً طوری بنویسید که بتوان برای مشتری فرستاد.
hold = انتظار برای مشتری
    .submit = ثبت انتظار
hold-question =
    .label = پرسش شما (اگر مشتری می‌داند، خالی بگذارید)
    .ask = از مشتری چه بپرسیم؟ اگر خودش می‌داند منتظر چه هستیم، از این بگذرید.
no-fault = ایرادی پیدا نشد
    .submit = بستن
no-fault-reason =
    .label = چه دیدید؟ مشتری این را می‌خواند.
    .ask = چه دیدید؟ مشتری آن را می‌خواند.
change = تغییر مشخصات
    .submit = ذخیره
change-kind =
    .label = نوع درخواست
    .ask = چه نوع درخواستی است؟
change-product =
    .label = محصول
    .ask = دربارهٔ کدام محصول است؟
change-asset =
    .label = دستگاه
    .ask = دربارهٔ کدام دستگاه است؟
asset-none = هیچ‌کدام
change-category =
    .label = دسته
    .ask = در کدام دسته است؟ یکی دو کلمه کافی است.
change-priority =
    .label = اولویت
    .ask = چقدر زود باید انجام شود؟
change-severity =
    .label = شدت
    .ask = مشتری چقدر آسیب می‌بیند؟
note-item = ثبت قلم
    .submit = ثبت
note-item-kind =
    .label = چه بود؟
    .ask = چه چیزی ثبت شود؟
    .part = قطعه
    .labour = دستمزد
    .service = خدمت
note-item-name =
    .label = نام
    .ask = نام آن چیست؟
note-item-count =
    .label = چند تا؟ برای دستمزد: دقیقه یا ۱:۳۰
    .ask = چند تا؟ برای دستمزد دقیقه یا ساعت بنویسید، مانند ۱:۳۰.
note-item-price =
    .label = قیمت هر عدد یا هر ساعت کار
    .ask = هر عدد یا هر ساعت کار چند است؟ برای نمونه ۱۲٫۵۰.

tickets-mine = درخواست‌های باز من
tickets-team = درخواست‌های باز تیم من
tickets-all = همهٔ درخواست‌های باز
tickets-none = اینجا چیزی نیست.
tickets-more = تنها { $count } مورد نخست آمده است.
button-tickets =
    .mine = من
    .team = تیم من
    .all = همه
tickets-line =
    { $state } · کد { $code } · { $company } · { $owner } · { $age }
    ‏{ $subject }
age-minutes = { $count } دقیقه
age-hours = { $count } ساعت
age-days =
    { $count ->
        [one] یک روز
       *[other] { $count } روز
    }

# چرا کاری انجام نمی‌شود.
refused-items-too-many = این درخواست بیش از این قلم نمی‌پذیرد. لطفاً از درخواست دیگری استفاده کنید.
refused-item-price = این قیمت خوانده نمی‌شود. لطفاً آن را مانند ۱۲٫۵۰ بنویسید.
refused-item-quantity = چند تا؟ لطفاً عددی درست و بزرگ‌تر از صفر بنویسید.
refused-item-minutes = چقدر طول کشید؟ لطفاً دقیقه یا ساعت بنویسید، مانند ۱:۳۰.
refused-reason-missing = لطفاً بنویسید چه دیدید. مشتری آن را می‌خواند.
refused-ticket-with-sales = این درخواست تا زمان پوشش قرارداد نزد واحد فروش است.
refused-nobody-above = تیمی بالاتر از تیم شما نیست. می‌توانید آن را واگذار کنید.
refused-nobody-else = کس دیگری نیست که آن را بپذیرد.
refused-receiver-unknown = به آنجا نمی‌شود سپرد. لطفاً از فهرست انتخاب کنید.
refused-need-missing = لطفاً بنویسید از آن‌ها چه می‌خواهید.
refused-not-with-level-3 = این درخواست دیگر نزد سطح ۳ نیست.
refused-handed-nowhere = همین حالا هم همان‌جاست.
refused-on-hold-already = هم‌اکنون هم منتظر مشتری هستیم.
refused-undo-late = برای برگرداندن دیر شده است. دیگران باخبر شده‌اند.
refused-undo-not-yours = تنها کسی که این کار را کرده می‌تواند آن را برگرداند.
refused-undo-acted = کسی کار را ادامه داده است، پس نمی‌شود آن را برگرداند.
