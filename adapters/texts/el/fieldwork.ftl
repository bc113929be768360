# Τεχνικοί και επισκέψεις.

option-name = { $name }
