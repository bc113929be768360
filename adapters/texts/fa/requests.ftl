# What a request is about, and what customers may do with it beyond writing.

refused-asset-unknown = این دستگاه را پیدا نمی‌کنیم. لطفاً دستگاه دیگری را انتخاب کنید یا آن را در چند کلمه توصیف کنید.
