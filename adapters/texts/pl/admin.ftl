# Dla administratora.

alert-parked = ⚠️ Nie udało się obsłużyć czegoś, co przyszło z { $channel }. Jest odłożone i bezpieczne; więcej mówi dziennik pod numerem { $trace }.
alert-timer = ⚠️ Zaplanowane zadanie się nie powiodło, kolejna próba za godzinę: { $name } ({ $detail })
alert-not-delivered = ⚠️ Nie dostarczono: { $name } do { $chat } ({ $why })

cli-migrated = Baza danych jest aktualna.
