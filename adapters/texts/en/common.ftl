# Languages, each by its own name: the same in every catalogue, so that everybody finds theirs.
language-en = English
language-el = Ελληνικά
language-pl = Polski
language-fa = فارسی
