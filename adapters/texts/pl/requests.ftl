# Czego dotyczy zgłoszenie i co klient może z nim zrobić.

request-kinds = Jaki to rodzaj?
request-kind-ask = Jednym naciśnięciem można wskazać, czego dotyczy zgłoszenie.
request-kind =
    .problem = Coś nie działa
    .request = Potrzebuję czegoś
    .data-change = Zmiana danych
    .information = Informacja
    .question = Pytanie
    .how-to = Jak to zrobić?
    .complaint = Skarga
kind-name = { $name }
asset-name = { $name } · { $detail }
asset-other = Nie to urządzenie
card-kind = Rodzaj
card-asset = Urządzenie
card-urgent = Pilne
    .noted = ❗ Odnotowane, zespół o tym wie

urgent = ❗ To pilne
person = 🙋 Chcę porozmawiać
withdraw = Wycofaj
problem-back = Problem wrócił
open-again = Otwórz ponownie
want-contract = Chcę mieć umowę
urgent-noted = Odnotowane, zespół już o tym wie.

withdraw-ask = Czy zamknąć zgłoszenie { $code } bez dalszych działań?
withdraw-yes = Tak, wycofaj
withdraw-no = Nie, zostaw
withdraw-kept = Zgłoszenie pozostaje otwarte. Działamy dalej.
withdraw-over = Zgłoszenie { $code } zostało wycofane i zamknięte.
withdraw-past = ✔️ Pytanie o wycofanie zgłoszenia { $code } jest już nieaktualne.
refused-withdraw-solved = Do tego zgłoszenia wysłaliśmy już rozwiązanie. Prosimy zaznaczyć pod nim, czy problem jest rozwiązany.

person-coming = Poprosiliśmy kogoś z zespołu o kontakt w sprawie zgłoszenia { $code }. Odpowiedź przyjdzie tutaj. Już teraz można dopisać szczegóły.
person-later = Poprosiliśmy kogoś z zespołu o kontakt w sprawie zgłoszenia { $code }. W tej chwili nikogo nie ma; wracamy { $opens } i wtedy napiszemy.
outside-hours = Dziękujemy, zgłoszenie { $code } już u nas jest. W tej chwili nikogo nie ma: odpowiedzi można się spodziewać od { $opens }.

owner-ask = Do kierownictwa
owner-who = Za wszystkie nasze zespoły odpowiada { $who }. Ta osoba sama przeczyta wiadomość.
owner = Do kierownictwa
    .submit = Wyślij
owner-text =
    .label = Wiadomość
    .ask = Jaką wiadomość przekazać? Prosimy napisać to tutaj; można dołączyć pliki.
owner-files =
    .label = Pliki
    .ask = Jakie pliki dołączyć?
owner-told = Wiadomość trafiła do osoby, która odpowiada za wszystkie nasze zespoły: { $who }. To zgłoszenie { $code }, a odpowiedź przyjdzie tutaj.

reminder = Przypominamy: { $who } czeka na odpowiedź w sprawie zgłoszenia { $code }. Wystarczy napisać tutaj.
reminder-confirm = Przypominamy: czy problem ze zgłoszenia { $code } jest rozwiązany? Wystarczy jedno naciśnięcie.
reminder-over = ✔️ Przypomnienie o zgłoszeniu { $code } nie jest już potrzebne.
closed-silence = Od pewnego czasu nie mamy wiadomości w sprawie zgłoszenia { $code }, więc je zamknęliśmy. Jeśli jest nadal aktualne, wystarczy nacisnąć przycisk, a wrócimy do niego.
go-on-again = Zgłoszenie { $code } jest znowu otwarte. Jeśli coś się zmieniło, prosimy o tym napisać.
contract-wanted = Dziękujemy! Przekazaliśmy, że do zgłoszenia { $code } potrzebna jest umowa; odpowiedź przyjdzie tutaj.

aside-ask = Czy chodzi o zamknięte zgłoszenie { $code }?
aside-same = Ten sam problem
aside-new = Coś nowego
aside-how = Wiadomość jest zachowana. Jeśli nic nie zostanie wybrane, za kilka minut stanie się nowym zgłoszeniem.
aside-over =
    .same = Zgłoszenie { $code } jest znowu otwarte, razem z tą wiadomością.
    .new = Z tej wiadomości powstało zgłoszenie { $code }.
welcome = Nie ma za co! W razie potrzeby wystarczy tu napisać.

history =
    .days-30 = Zgłoszenia z ostatnich 30 dni
    .days-91 = Zgłoszenia z ostatnich 3 miesięcy
    .days-365 = Zgłoszenia z ostatniego roku
history-period =
    .days-30 = 30 dni
    .days-91 = 3 miesiące
    .days-365 = 1 rok
history-empty = W tym czasie nie było żadnych zgłoszeń.
history-older = Wcześniejsze
history-how =
    .withdrawn = ↩️ Zgłoszenie zostało wycofane.
    .silence = ⌛ Zamknięte, bo nie było odpowiedzi.
show-code = { $code }

refused-asset-unknown = Nie możemy znaleźć tego urządzenia. Prosimy wybrać inne albo po prostu je opisać.
refused-ticket-open = To zgłoszenie jest już otwarte. Wystarczy napisać tutaj, co się dzieje.

customer-urgent = { $code }: ❗ klient ({ $who }) zaznacza, że to pilne.
person-wanted = { $code }: 🙋 klient ({ $who }) prosi o rozmowę z konsultantem. Prosimy napisać od razu.
staff-closed-withdrawn = { $code }: klient wycofał zgłoszenie. Jest zamknięte.
staff-closed-silence = { $code }: klient nie odpowiedział nawet po przypomnieniu. Zgłoszenie jest zamknięte.
reopened = { $code }: 🔁 klient pisze, że problem wrócił. Zgłoszenie jest znowu otwarte.
reopened-again = { $code }: 🔁 klient chce jednak kontynuować. Zgłoszenie jest znowu otwarte.
reopened-contract = { $code }: 🔁 klient chce jednak zawrzeć umowę. Zgłoszenie jest znowu otwarte.
kept-open = { $code }: 🔁 klient odezwał się, gdy zgłoszenie było zamykane. Pozostaje otwarte.

alert-stranger = 👋 Na Telegramie napisał do nas ktoś nieznany: { $name } ({ $account }): „{ $text }”. Jeśli to ktoś znajomy, dopisz tę osobę do pliku serwisu i wyślij jej zaproszenie.
