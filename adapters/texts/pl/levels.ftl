# What agents of all levels read, beyond what everybody on the staff does.

button-more = Więcej…
menu =
    .escalate = Eskaluj
    .hand-over = Przekaż
    .hold = Czekaj na klienta
    .resume = Zakończ czekanie
    .change = Zmień dane
    .note-item = Dopisz pozycję
    .no-fault = Brak usterki
    .history = Historia
    .send-technician = Wyślij serwisanta
    .call-off-visit = Odwołaj wizytę

button-prepare = Zwróć z rozwiązaniem
button-undo = ↩️ Cofnij
button-fetch = Weź z powrotem
button-send = Wyślij do klienta
staff-kind =
    .problem = Problem
    .request = Prośba
    .data-change = Zmiana danych
    .information = Informacja
    .question = Pytanie
    .how-to = Instrukcja
    .complaint = Skarga
priority =
    .high = Wysoki
    .medium = Średni
    .low = Niski
severity =
    .stopped = nikt nie może pracować
    .hindered = praca jest utrudniona
    .nuisance = drobna niedogodność
urgent-for-customer = ‼️ pilne zdaniem klienta
beside = { $first } · { $second }
money = { $major },{ $tens }{ $ones } { $currency }
money-whole = { $major } { $currency }
past =
    { $count ->
        [one] Jedno wcześniejsze zgłoszenie: { $last }
        [few] { $count } wcześniejsze zgłoszenia, ostatnie: { $last }
        [many] { $count } wcześniejszych zgłoszeń, ostatnie: { $last }
       *[other] { $count } wcześniejszego zgłoszenia, ostatnie: { $last }
    }
past-one = { $code } ({ $how })
moved = ➡️ Teraz prowadzi: { $to }.
moved-and-returns = ➡️ Teraz prowadzi: { $to }. Wróci tu z rozwiązaniem.

handed-here = { $code }: przekazuje { $who }. Potrzeba: { $need }
handed-here-plainly = { $code }: przekazuje { $who }.
handed-away = { $code }: { $who } przekazuje zgłoszenie dalej. Teraz prowadzi: { $to }. Nic więcej nie trzeba robić.
noted-by = { $who }, dla zespołu:
prepared-by = { $code }: rozwiązanie jest gotowe ({ $who }). Kiedy trafi do klienta, zależy od osoby prowadzącej:
level-3-holds = Zgłoszenie ma trzecia linia, która nie pisze do klienta. Aby samodzielnie odpowiedzieć, trzeba je wziąć z powrotem.

closed-no-fault = { $code }: nie stwierdziliśmy usterki i zamknęliśmy zgłoszenie. Gdyby problem wrócił, wystarczy do nas napisać.
waits-for-you = Zgłoszenie { $code }: aby ruszyć dalej, potrzebujemy odpowiedzi; czeka na nią { $who }. Wystarczy napisać tutaj w dogodnej chwili.

hand-over = Przekazanie
    .submit = Przekaż
hand-over-to =
    .label = Komu?
    .ask = Kto przejmuje zgłoszenie?
hand-over-need =
    .label = Czego potrzeba?
    .ask = Co trzeba wiedzieć lub zrobić? Prosimy napisać to w kilku słowach.
escalate = Eskalacja
    .submit = Eskaluj
escalate-to =
    .label = Do którego zespołu?
    .ask = Który zespół przejmuje zgłoszenie?
escalate-need =
    .label = Czego potrzeba od zespołu?
    .ask = Czego potrzeba od tego zespołu? Prosimy też napisać, co już sprawdzono.
prepare = Rozwiązanie
    .submit = Zwróć
prepare-reader = Zgłoszenie wróci do zespołu { $team }, który przekaże rozwiązanie klientowi.
prepare-solution =
    .label = Jak to rozwiązać?
    .ask = Jak to rozwiązać? Prosimy opisać to tak, aby tekst można było przekazać klientowi.
hold = Czekamy na klienta
    .submit = Czekamy
hold-question =
    .label = Pytanie (puste, gdy klient już wie)
    .ask = O co zapytać klienta? Można to pominąć, jeśli klient już wie, na co czekamy.
no-fault = Brak usterki
    .submit = Zamknij
no-fault-reason =
    .label = Co ustalono? Przeczyta to klient.
    .ask = Co ustalono? Klient to przeczyta.
change = Dane zgłoszenia
    .submit = Zapisz
change-kind =
    .label = Rodzaj zgłoszenia
    .ask = Jakiego rodzaju jest to zgłoszenie?
change-product =
    .label = Produkt
    .ask = Którego produktu dotyczy?
change-asset =
    .label = Sprzęt
    .ask = Którego sprzętu dotyczy?
asset-none = Żaden z nich
change-category =
    .label = Kategoria
    .ask = Do jakiej kategorii należy? Wystarczy słowo lub dwa.
change-priority =
    .label = Priorytet
    .ask = Jak szybko trzeba się tym zająć?
change-severity =
    .label = Dotkliwość
    .ask = Jak mocno odczuwa to klient?
note-item = Nowa pozycja
    .submit = Dopisz
note-item-kind =
    .label = Co to było?
    .ask = Co dopisać?
    .part = Część
    .labour = Robocizna
    .service = Usługa
note-item-name =
    .label = Nazwa
    .ask = Jak to się nazywa?
note-item-count =
    .label = Ile? Robocizna: minuty albo 1:30
    .ask = Ile? Robociznę prosimy podać w minutach albo godzinach, na przykład 1:30.
note-item-price =
    .label = Cena sztuki albo godziny pracy
    .ask = Ile kosztuje sztuka albo godzina pracy? Na przykład 12,50 albo 12,50 zł.

tickets-mine = Moje otwarte zgłoszenia
tickets-team = Otwarte zgłoszenia zespołu
tickets-all = Wszystkie otwarte zgłoszenia
tickets-none = Nic tu nie ma.
tickets-more = To początek listy. Pokazane zgłoszenia: { $count }.
button-tickets =
    .mine = Moje
    .team = Zespół
    .all = Wszystkie
tickets-line =
    { $state } · { $code } · { $company } · { $owner } · { $age }
    { $subject }
age-minutes = { $count } min
age-hours = { $count } godz.
age-days =
    { $count ->
        [one] jeden dzień
        [few] { $count } dni
        [many] { $count } dni
       *[other] { $count } dnia
    }

# Dlaczego coś się nie dzieje.
refused-items-too-many = To zgłoszenie ma już tyle pozycji, ile się mieści. Prosimy użyć innego.
refused-item-price = Nie rozpoznajemy tej ceny. Prosimy ją podać tak: 12,50 albo 12,50 zł.
refused-item-quantity = Ile? Prosimy podać liczbę całkowitą większą od zera.
refused-item-minutes = Jak długo to trwało? Prosimy podać minuty albo godziny, na przykład 1:30.
refused-reason-missing = Prosimy napisać, co ustalono. Klient to przeczyta.
refused-ticket-with-sales = To zgłoszenie jest w dziale sprzedaży, dopóki nie obejmie go umowa.
refused-nobody-above = Nad tym zespołem nie ma już nikogo. Można natomiast przekazać zgłoszenie komuś innemu.
refused-nobody-else = Nie ma komu przekazać zgłoszenia.
refused-receiver-unknown = Tam nie można przekazać zgłoszenia. Prosimy wybrać kogoś z listy.
refused-need-missing = Prosimy napisać, czego potrzeba.
refused-not-with-level-3 = Trzecia linia nie ma już tego zgłoszenia.
refused-handed-nowhere = Zgłoszenie już tam jest.
refused-on-hold-already = Już czekamy na klienta.
refused-not-on-hold = W tym zgłoszeniu nie czekamy na klienta.
refused-undo-late = Za późno, aby to cofnąć. Inni już o tym wiedzą.
refused-undo-not-yours = Cofnąć może to tylko osoba, która to zrobiła.
refused-undo-acted = Ktoś już działa dalej, więc nie można tego cofnąć.
