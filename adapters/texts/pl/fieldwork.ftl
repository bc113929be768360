# Serwisanci i wizyty.

option-name = { $name }
