# Languages, each by its own name: the same in every catalogue, so that everybody finds theirs.
language-name =
    .en = English
    .el = Ελληνικά
    .pl = Polski
    .fa = فارسی
