language-name =
    .en = English
    .el = Ελληνικά
    .pl = Polski
    .fa = فارسی
