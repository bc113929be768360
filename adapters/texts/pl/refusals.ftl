# Dlaczego coś się nie dzieje.

refused-stranger = Nie znamy jeszcze tego konta. Prosimy otworzyć link z zaproszeniem, który wysłaliśmy.
refused-invitation-unknown = Ten link nie działa. Chętnie wyślemy nowy – wystarczy o niego poprosić.
refused-invitation-used = Ten link został już użyty; każdy działa tylko raz. Chętnie wyślemy nowy – wystarczy o niego poprosić.
refused-invitation-expired = Ten link wygasł. Chętnie wyślemy nowy – wystarczy o niego poprosić.
refused-invitation-elsewhere = Ten link prowadzi do innego naszego czatu. Prosimy otworzyć go dokładnie tak, jak go wysłaliśmy.
refused-account-taken = Z tego czatu korzysta już ktoś inny. Prosimy otworzyć link z własnego konta.
refused-language-unknown = Tego języka jeszcze nie znamy. Prosimy wybrać jeden z przycisków.
refused-command-unknown = Nie znamy tego polecenia. /help podpowiada, co można tu zrobić.
refused-button-old = Ten przycisk jest nieaktualny. Prosimy użyć najnowszej wiadomości.
refused-question-over = To pytanie jest już załatwione. Nic więcej nie trzeba tu robić.
refused-question-earlier = Ten przycisk należy do wcześniejszego pytania. Prosimy odpowiedzieć na ostatnie.
refused-empty = Ta wiadomość jest pusta. Prosimy coś napisać albo dołączyć plik.
refused-code-unknown = To nie jest nasz numer. Numer ma 8 cyfr; prosimy go sprawdzić i spróbować ponownie.
refused-ticket-unknown = Nie znajdujemy tego zgłoszenia. Prosimy sprawdzić numer.
refused-ticket-closed = To zgłoszenie jest już zamknięte.
refused-not-yours = Zmienić to może tylko osoba, która to napisała.

refused-no-company = Nie wiemy jeszcze, do której firmy należy to konto, więc nie możemy przyjąć zgłoszenia. Prosimy o kontakt, a wszystko uzupełnimy.
refused-say-in-words = W czym możemy pomóc? Prosimy napisać w kilku słowach, co nie działa, albo wysłać zdjęcie.
refused-ticket-with-team = Zgłoszenie jest już u naszych specjalistów. Jeśli produkt się nie zgadza, wystarczy napisać to tutaj.
refused-product-not-covered = Umowa nie obejmuje tego produktu. Prosimy wybrać inny albo chwilę poczekać: napiszemy.
refused-ticket-not-pending = To jest już załatwione. Karta zgłoszenia pokazuje, co się z nim dzieje.
refused-rating-old = Te gwiazdki dotyczą wcześniejszego rozwiązania. Prosimy użyć najnowszej wiadomości z gwiazdkami.
refused-rating-unknown = Prosimy wybrać od 1 do 6 gwiazdek.
refused-rating-late = Dziękujemy, ale tej oceny nie można już zmienić.

refused-staff-only = Mogą to zrobić tylko pracownicy serwisu.
refused-not-your-team = To zgłoszenie jest w innym zespole.
refused-ticket-in-intake = Klient jeszcze pisze. Za chwilę można będzie przejąć to zgłoszenie.
refused-ticket-yours = To zgłoszenie jest już na liście „{ button-tickets.mine }”.
refused-ticket-taken = To zgłoszenie prowadzi już { $who }.
refused-ticket-unclaimed = Nikt jeszcze nie prowadzi tego zgłoszenia. Najpierw prosimy nacisnąć „{ button-claim }”.
refused-ticket-solved-already = Rozwiązanie jest już zapisane. Czekamy na „tak” lub „nie” klienta.
refused-solution-missing = Prosimy napisać, jak problem został rozwiązany. Przeczyta to klient.
refused-level-3-never-writes = Trzecia linia nie pisze do klientów. Prosimy zostawić rozwiązanie w wątku; przekaże je druga linia.
refused-not-in-thread = Do klienta można wysłać tylko to, co ktoś z zespołu napisał w wątku zgłoszenia.
refused-note-changed = Ta wiadomość właśnie się zmieniła. Prosimy przeczytać ją ponownie i dopiero wtedy wysłać.
refused-nobody = Nikt nie ma klucza { $who } w pliku serwisu.

failed-blocked = jesteśmy tam zablokowani
failed-gone = już tego nie ma
failed-formatting = formatowanie nie zostało przyjęte
failed-too-large = zbyt duży rozmiar
failed-rate = za dużo wiadomości naraz
failed-unreachable = brak połączenia
failed-rights = brak uprawnień
failed-refused = nie zostało przyjęte
failed-token = nasz dostęp stracił ważność
failed-no-channel = brak połączonego czatu
failed-undrawable = nasz błąd
failed-disk = brak miejsca po naszej stronie
failed-elsewhere = nasz bot jest tam na razie wyłączony
