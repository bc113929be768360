# برای مشتریان و همکاران. خطاب رسمی، نیم‌فاصله، ارقام فارسی.
# پیش از هر دستور U+200E می‌آید تا / در جای خود بماند، و پیش از سطری که با نام یا نوشتهٔ دیگران آغاز می‌شود U+200F.
# هر چیز یک نام دارد: ticket درخواست، code کد رهگیری، solution راه‌حل، contract قرارداد، device دستگاه، agent کارشناس،
# technician تکنسین، visit مراجعه، team تیم، sales واحد فروش، team lead مسئول تیم، supervisor سرپرست، process owner مسئول کل،
# administrator مدیر سامانه، desk سامانه، escalate ارجاع، hand over واگذاری، claim پذیرش، on hold در انتظار مشتری،
# withdraw لغو، known outage اختلال اعلام‌شده، thread رشتهٔ گفتگو، parts and work قطعات و خدمات، key کلید، log لاگ.

language-name =
    .en = English
    .el = Ελληνικά
    .pl = Polski
    .fa = فارسی
language-ask = به چه زبانی برایتان بنویسیم؟
language-chosen = از این به بعد به فارسی برایتان می‌نویسیم.

stars = { $stars ->
    [1] ★☆☆☆☆☆
    [2] ★★☆☆☆☆
    [3] ★★★☆☆☆
    [4] ★★★★☆☆
    [5] ★★★★★☆
   *[6] ★★★★★★
 }

cancel = انصراف
form-back = بازگشت
form-skip = رد شدن
form-cancelled = لغو شد. چیزی ارسال نشد.
form-summary = این آخرین سؤال بود. ارسال شود؟
# A whole form that was refused too late to stay open: why not, and then their own words, are below it.
form-refused = فرم شما پذیرفته نشد و چیزی ارسال نشد. دلیلش و نوشتهٔ شما:
answer-missing = لطفاً پاسخ را اینجا بنویسید.
answer-too-long = این پاسخ خیلی طولانی است. لطفاً کمی کوتاهش کنید.
answer-unknown = لطفاً یکی از گزینه‌ها را انتخاب کنید.
answer-too-many = تعداد فایل‌ها زیاد است. لطفاً تعداد کمتری بفرستید.
answer-words-only = پاسخ این سؤال فقط می‌تواند متن باشد. لطفاً همین‌جا بدون فایل بنویسید.

apology = متأسفیم، از طرف ما مشکلی پیش آمد. پیامتان از بین نرفته و داریم بررسی می‌کنیم؛ لازم نیست دوباره بفرستید. اگر خواستید پیگیری کنید، لطفاً این شناسه را بگویید: { $trace }

# What stands in a bot's profile on Telegram: 120 characters at the most.
bot-about-customer = هر مشکلی دارید همین‌جا بنویسید. درخواستتان را ثبت می‌کنیم، همین‌جا پاسخ می‌دهیم و از ادامهٔ کار باخبرتان می‌کنیم.
bot-about-staff = برای همکاران پشتیبانی: درخواست‌ها و مراجعه‌ها، هر جا که هستید.

# To colleagues who write to the Slack app itself.
slack-where = درخواست‌های تیم شما در کانال خودش می‌آید: { $teams }.
slack-nowhere = هنوز عضو تیمی نیستید، برای همین درخواستی برایتان نمی‌آید. از مدیر سامانه بخواهید شما را به تیمی اضافه کند.
slack-how =
    روی کارت هر درخواست، «{ button-claim }» را بزنید تا مسئولش شما باشید؛ با «{ button-reply }» برای مشتری می‌نویسید. نوشته‌های رشتهٔ گفتگو میان همکاران می‌ماند و آنچه اینجا بنویسید به کسی نمی‌رسد.
    درخواست‌های من، تیم من یا همه: ‎/tickets
    یک درخواست: ‎/ticket همراه با کد رهگیری
    درخواست تلفنی: ‎/call همراه با نام یا شماره
    خبر دادن به مشتریان از اختلال: ‎/outage
stranger-slack = سلام! اینجا ربات پشتیبانی است و این حساب اسلک را هنوز نمی‌شناسد. اگر از همکاران هستید، از مدیر سامانه بخواهید اضافه‌اش کند: { $account }

# A colleague edited what the customer has been sent.
edited-after-sending = ✏️ پیامی که اینجا ویرایش شد پیش‌تر برای مشتری رفته است و او هنوز همان متن قبلی را می‌بیند. اگر این تغییر برایش مهم است، آن را با «{ button-reply }» بنویسید.
