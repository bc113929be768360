# What agents of all levels read, beyond what everybody on the staff does.

button-more = بیشتر…
menu =
    .escalate = ارجاع به سطح بالاتر
    .hand-over = واگذاری
    .hold = در انتظار مشتری
    .resume = پایان انتظار
    .change = تغییر مشخصات
    .note-item = ثبت قطعه یا خدمت
    .no-fault = ایرادی پیدا نشد
    .history = تاریخچه
    .send-technician = اعزام تکنسین
    .call-off-visit = لغو مراجعه

button-prepare = ارائهٔ راه‌حل
button-undo = ↩️ برگرداندن
button-fetch = پس گرفتن از سطح ۳
button-send = ارسال به مشتری
staff-kind =
    .problem = مشکل
    .request = درخواست خدمات
    .data-change = تغییر مشخصات
    .information = دریافت اطلاعات
    .question = سؤال
    .how-to = راهنمای استفاده
    .complaint = شکایت
priority =
    .high = بالا
    .medium = متوسط
    .low = پایین
severity =
    .stopped = کار همه متوقف شده
    .hindered = کار کُند شده
    .nuisance = مشکل جزئی
urgent-for-customer = ‼️ فوری به گفتهٔ مشتری
beside = ‏{ $first } · { $second }
# Digits run from left to right, also where each is filled in by itself.
money = ⁦{ $major }٫{ $tens }{ $ones }⁩ { $currency }
money-whole = { $major } { $currency }
past =
    { $count ->
        [one] یک درخواست قبلی: { $last }
       *[other] { $count } درخواست قبلی، آخرین‌ها: { $last }
    }
past-one = کد { $code } ({ $how })
moved = ➡️ حالا نزد { $to } است.
moved-and-returns = ➡️ حالا نزد { $to } است و با راه‌حل به همین‌جا برمی‌گردد.

handed-here = درخواست { $code }: از طرف { $who }. نیاز: { $need }
handed-here-plainly = درخواست { $code }: از طرف { $who }.
handed-away = درخواست { $code }: { $who } آن را به { $to } سپرد. کار دیگری بر عهدهٔ شما نیست.
noted-by = یادداشت { $who } برای تیم:
prepared-by = درخواست { $code }: { $who } راه‌حلی آماده کرده است. زمان ارسال آن به مشتری با شماست:
level-3-holds = این درخواست نزد سطح ۳ است و سطح ۳ برای مشتری نمی‌نویسد. اگر می‌خواهید خودتان پاسخ دهید، آن را پس بگیرید.

closed-no-fault = درخواست { $code }: ایرادی پیدا نکردیم و درخواست شما را بستیم. اگر مشکل دوباره پیش آمد، کافی است برایمان بنویسید.
waits-for-you = درخواست { $code }: { $who } برای ادامهٔ کار منتظر پاسخ شماست. هر وقت توانستید، همین‌جا بنویسید.

hand-over = واگذاری
    .submit = واگذاری
hand-over-to =
    .label = به چه کسی؟
    .ask = ادامهٔ کار با چه کسی است؟
hand-over-need =
    .label = چه کاری لازم است؟
    .ask = چه چیزی را باید بدانند یا انجام دهند؟ لطفاً کوتاه بنویسید.
escalate = ارجاع به سطح بالاتر
    .submit = ارجاع
escalate-to =
    .label = به کدام تیم؟
    .ask = کدام تیم کار را ادامه می‌دهد؟
escalate-need =
    .label = از این تیم چه می‌خواهید؟
    .ask = از این تیم چه می‌خواهید؟ لطفاً بنویسید تا اینجا چه کرده‌اید.
prepare = راه‌حل
    .submit = ارائه
prepare-reader = این به { $team } برمی‌گردد تا به مشتری برسانند.
prepare-solution =
    .label = چگونه حل می‌شود؟
    .ask = چگونه حل می‌شود؟ لطفاً طوری بنویسید که بتوان برای مشتری فرستاد.
hold = در انتظار مشتری
    .submit = ثبت
hold-question =
    .label = سؤال شما (اگر مشتری می‌داند، خالی بگذارید)
    .ask = از مشتری چه بپرسیم؟ اگر خودش می‌داند منتظر چه هستیم، از این سؤال بگذرید.
no-fault = ایرادی پیدا نشد
    .submit = بستن
no-fault-reason =
    .label = نتیجهٔ بررسی چه بود؟ مشتری این را می‌خواند.
    .ask = نتیجهٔ بررسی چه بود؟ مشتری آن را می‌خواند.
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
    .ask = انجام آن چقدر فوریت دارد؟
change-severity =
    .label = شدت
    .ask = این مشکل چقدر در کار مشتری اختلال ایجاد کرده؟
note-item = ثبت قطعه یا خدمت
    .submit = ثبت
note-item-kind =
    .label = نوع
    .ask = چه چیزی ثبت شود؟
    .part = قطعه
    .labour = دستمزد
    .service = خدمت
note-item-name =
    .label = نام
    .ask = نام آن چیست؟
note-item-count =
    .label = چند تا؟ (دستمزد: به دقیقه یا مانند ۱:۳۰)
    .ask = چند تا؟ برای دستمزد، زمان را به دقیقه یا مانند ۱:۳۰ بنویسید.
note-item-price =
    .label = قیمت هر عدد یا هر ساعت کار
    .ask = قیمت هر عدد یا هر ساعت کار چقدر است؟ مثلاً ۱۲٫۵۰.

tickets-mine = درخواست‌های باز من
tickets-team = درخواست‌های باز تیم من
tickets-all = همهٔ درخواست‌های باز
tickets-none = موردی نیست.
tickets-more = فقط { $count } مورد اول نمایش داده شده است.
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
refused-items-too-many = فهرست قطعات و خدمات این درخواست پر است. لطفاً از درخواست دیگری استفاده کنید.
refused-item-price = این قیمت را متوجه نشدیم. لطفاً مانند ۱۲٫۵۰ بنویسید.
refused-item-quantity = چند تا؟ لطفاً عدد صحیح و بزرگ‌تر از صفر بنویسید.
refused-item-minutes = چقدر طول کشید؟ لطفاً به دقیقه یا مانند ۱:۳۰ بنویسید.
refused-reason-missing = لطفاً نتیجهٔ بررسی را بنویسید. مشتری آن را می‌خواند.
refused-ticket-with-sales = این درخواست نزد واحد فروش است تا قراردادی آن را پوشش دهد.
refused-nobody-above = تیمی بالاتر از تیم شما نیست. می‌توانید درخواست را واگذار کنید.
refused-nobody-else = کس دیگری نیست که بتوانید به او واگذار کنید.
refused-receiver-unknown = به این گزینه نمی‌شود واگذار کرد. لطفاً از فهرست انتخاب کنید.
refused-need-missing = لطفاً بنویسید از این تیم چه می‌خواهید.
refused-not-with-level-3 = این درخواست دیگر نزد سطح ۳ نیست.
refused-handed-nowhere = همین حالا هم همان‌جاست.
refused-on-hold-already = همین حالا هم منتظر مشتری هستیم.
refused-not-on-hold = در این درخواست منتظر مشتری نیستیم.
refused-undo-late = برای برگرداندن دیر شده است. بقیه باخبر شده‌اند.
refused-undo-not-yours = فقط کسی که این کار را کرده می‌تواند آن را برگرداند.
refused-undo-acted = کسی کار را ادامه داده است، پس نمی‌شود آن را برگرداند.
