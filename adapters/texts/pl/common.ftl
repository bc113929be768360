language-en = English
language-el = Ελληνικά
language-pl = Polski
language-fa = فارسی
