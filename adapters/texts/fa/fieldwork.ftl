# تکنسین‌ها و بازدیدها.

option-name = { $name }
