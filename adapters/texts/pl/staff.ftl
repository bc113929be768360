# Dla pracowników.

staff-greeting = Dzień dobry! Konto jest połączone: { $name }.
staff-how =
    Nowe zgłoszenia przychodzą z przyciskiem: kto naciśnie „{ button-claim }”, ten prowadzi zgłoszenie. „{ button-reply }” wysyła odpowiedź do klienta, „{ button-solve }” zapisuje rozwiązanie i pyta klienta, czy pomogło.
    Zwykła wiadomość nigdy nie trafia do klienta.

    /queue – otwarte zgłoszenia zespołów
    /tickets – moje, zespołu albo wszystkie
    /ticket i numer – jedno zgłoszenie
    /call i nazwisko albo numer – zgłoszenie telefoniczne
    /outage – powiadomienie klientów o znanej awarii
    /language – zmiana języka
    /help – ta podpowiedź
stranger-staff = Nie znamy tego konta. Prosimy otworzyć link z zaproszeniem. Jeśli go brakuje, konto może dodać administrator.

staff-title = { $code } · { $company }
staff-card =
    .customer = Klient
    .product = Produkt
    .turn = Czyja kolej
    .contract = Umowa
    .rating = Ocena
    .kind = Rodzaj
    .priority = Priorytet
    .need = Czego potrzeba
    .items = Części i robocizna
    .asset = Sprzęt
    .category = Kategoria
    .severity = Dotkliwość
    .asked = Wysłane rozwiązanie
unknown = jeszcze nieznany
nobody = jeszcze nikt
none = brak
status =
    .active-new = 🟡 Nowe
    .active-assigned = 🔵 W toku
    .pending = 🟠 Rozwiązane, do potwierdzenia
    .closed-completed = ✅ Zamknięte: rozwiązane
    .closed-no-fault-found = ⚪ Zamknięte: nie stwierdzono usterki
status-dropped =
    .withdrawn = ⚪ Zamknięte: klient wycofał zgłoszenie
    .silence = ⚪ Zamknięte: klient nie odpowiedział
waits =
    .intake = Klient (jeszcze pisze)
    .product = Klient (który produkt?)
    .team = Zespół
    .customer = Klient
    .sales = Dział sprzedaży
    .offer = Klient (pytanie od działu sprzedaży)
    .level-3 = Trzecia linia
    .technician = Serwisant
    .confirmation = Klient (czy rozwiązane?)
    .nobody = Nikt

button-claim = Przejmij
button-claim-code = Przejmij { $code }
button-reply = Odpowiedz
button-solve = Rozwiązane

press-again = Chwilę to trwało. Aby przejść dalej, prosimy nacisnąć jeszcze raz.
    .button = Dalej

unread-part =
    ⚠️ Od klienta przyszło też coś, czego nie da się tu pokazać: { $kind ->
        [poll] ankieta
        [checklist] lista zadań
        [story] relacja
        [live_photo] ruchome zdjęcie
        [game] gra
        [file] plik
       *[other] { $kind }
    }. Warto o to dopytać.
photo-title = Zdjęcie { $number }
edited = { $who } zmienia wiadomość. Teraz:
edited-before = Wcześniej:

answer-by = { $who } do klienta ({ $customer }):
fate =
    .waiting = ⏳ W drodze do klienta
    .delivered = ✅ Dostarczono
    .failed = ⚠️ Nie dostarczono: { $why }
    .phone = 📞 Przekazano przez telefon

not-solved = { $code }: według klienta problem nie jest rozwiązany. Znowu nasza kolej.
rated = { $code }: { stars } od klienta
rating-comment = { $code }: { stars } od klienta, z komentarzem: „{ $comment }”
not-delivered = { $code }: odpowiedź nie dotarła do klienta ({ $why }). Warto spróbować inaczej, na przykład telefonicznie.
staff-file-lost = { $code }: nie udało się przekazać pliku { $name } ({ $why }).
staff-closed-confirmed = { $code }: ✅ klient potwierdza rozwiązanie. Zgłoszenie jest zamknięte.
staff-closed-quiet = { $code }: klient nie zgłosił zastrzeżeń w terminie. Zgłoszenie jest zamknięte.
customer-blocked = { $code }: klient nas zablokował ({ $who }). Odpowiedzi na razie tam nie docierają; warto spróbować inaczej, na przykład telefonicznie.
customer-returned = { $code }: klient wrócił ({ $who }). Odpowiedzi znowu docierają.

will-read = Przeczyta to { $who } ({ $company }).
reply = Odpowiedź do klienta
    .submit = Wyślij
reply-text =
    .label = Treść odpowiedzi
    .hint = Potrzebna, chyba że dołączony jest plik.
    .ask = Co odpowiedzieć klientowi? Prosimy napisać to tutaj; można dołączyć pliki.
reply-turn =
    .label = Czyja kolej potem?
    .ask = Czyja kolej po wysłaniu?
    .customer = Czekam na klienta
    .team = Pracujemy dalej
reply-files =
    .label = Pliki
    .ask = Jakie pliki dołączyć?
solve = Rozwiązanie
    .submit = Zapisz i zapytaj
solve-solution =
    .label = Jak problem został rozwiązany? Przeczyta to klient.
    .ask = Jak problem został rozwiązany? Klient to przeczyta i powie nam, czy pomogło.
send = Wysłanie do klienta
    .submit = Wyślij
send-turn =
    .label = { reply-turn.label }
    .ask = { reply-turn.ask }
send-solution = Wyślij rozwiązanie
    .submit = Wyślij

late = Trwało to u nas zbyt długo. Prosimy spróbować jeszcze raz.
about-ticket = Zgłoszenie { $code } · { $company }
