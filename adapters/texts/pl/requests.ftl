# What a request is about, and what customers may do with it beyond writing.

refused-asset-unknown = Nie możemy znaleźć tego urządzenia. Proszę wybrać inne albo po prostu je opisać.
