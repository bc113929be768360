# Dla klientów.

greeting = Dzień dobry! Tu { $desk }, obsługa klienta. Konto jest połączone: { $name }.
greeting-how =
    Wystarczy napisać tutaj własnymi słowami, co nie działa. Zdjęcia i pliki są mile widziane.
    Odpowiedź przyjdzie tutaj, na tym czacie. /list pokazuje zgłoszenia, a /help podpowiada, co jeszcze można zrobić.
help =
    Wystarczy napisać, co nie działa, a powstanie zgłoszenie z własnym numerem. Opis, zdjęcia i pliki można uzupełniać w każdej chwili.

    /new – nowe zgłoszenie
    /status – najnowsze zgłoszenie; z numerem – dowolne inne
    /list – otwarte zgłoszenia
    /history – wcześniejsze zgłoszenia i ich rozwiązania
    /person – rozmowa z konsultantem
    /owner – wiadomość do kierownictwa
    /language – zmiana języka
    /help – ta podpowiedź
stranger = Dzień dobry! Nie znamy jeszcze tego konta. Aby je połączyć, prosimy otworzyć link z zaproszeniem, który wysłaliśmy. Jeśli go nie ma, nic straconego: zespół już wie o tej wiadomości. Można też skontaktować się z nami i podać to konto: { $account }
new-request = W takim razie coś nowego: prosimy napisać, co nie działa. Następna wiadomość otworzy nowe zgłoszenie.

list = Otwarte zgłoszenia
list-line =
    • { $code } – { $state }, { DAY($opened) }
    { $subject }
list-how = Szczegóły pokaże przycisk z numerem.
list-empty = Nie ma otwartych zgłoszeń. Jeśli coś nie działa, wystarczy napisać to tutaj.

card-title = Zgłoszenie { $code }
card-product = Produkt
card-turn =
    .telling = 🟡 Zapisujemy opis problemu
    .queued = 🟡 Przyjęte, czeka na specjalistę
    .working = 🔵 Zajmuje się tym { $who }
    .customer = 🟠 Potrzebna odpowiedź: czeka na nią { $who }
    .experts = 🔵 Sprawdzają to nasi specjaliści
    .confirmation = 🟠 Potrzebne potwierdzenie: czy problem jest rozwiązany?
    .sales = 🟡 Sprawdzamy umowę
    .closed = ✅ Zamknięte
    .withdrawn = ⚪ Zamknięte: wycofane
    .silence = ⚪ Zamknięte: brak odpowiedzi
    .outage = 🔵 Znana awaria: pracujemy nad nią
    .unsupported = ⚪ Zamknięte: bez umowy nie możemy się tym zająć
    .short-telling = 🟡 zapisujemy opis
    .short-queued = 🟡 przyjęte
    .short-working = 🔵 w toku
    .short-experts = 🔵 u naszych specjalistów
    .short-customer = 🟠 potrzebna odpowiedź
    .short-confirmation = 🟠 potrzebne potwierdzenie
    .short-sales = 🟡 sprawdzamy umowę
    .short-closed = ✅ zamknięte
    .short-withdrawn = ⚪ wycofane
    .short-silence = ⚪ zamknięte bez odpowiedzi
    .short-outage = 🔵 znana awaria
    .short-visit = 🔵 wizyta serwisanta
    .short-unsupported = ⚪ zamknięte: brak umowy
card-next =
    .telling = Można dodać wszystko, co pomoże: szczegóły, zdjęcia. Za chwilę zgłoszenie trafi do naszych specjalistów.
    .product = Którego produktu to dotyczy? Prosimy wybrać poniżej albo napisać numer seryjny. W razie wątpliwości wystarczy chwilę poczekać: ustalimy to razem.
    .asset = Którego urządzenia to dotyczy? Prosimy wybrać poniżej albo napisać numer seryjny. Jeśli to żadne z nich, wystarczy pisać dalej.
    .queued = Nasz specjalista odpowie tutaj. Szczegóły i zdjęcia można dodawać w każdej chwili.
    .working = Odpowiedź przyjdzie tutaj. Szczegóły i zdjęcia można dodawać w każdej chwili.
    .experts = Odpowiedź przekażemy tutaj. Szczegóły i zdjęcia można dodawać w każdej chwili.
    .customer = Prosimy odpowiedzieć tutaj, a od razu ruszymy dalej.
    .confirmation = Prosimy nacisnąć jeden z przycisków pod rozwiązaniem. Jeśli problem nadal występuje, działamy dalej.
    .sales = Napiszemy tutaj w tej sprawie. Na razie nic nie trzeba robić.
    .closed = Jeśli problem wróci, wystarczy nacisnąć przycisk albo do nas napisać.
    .dropped = Jeśli zgłoszenie jest jednak aktualne, wystarczy nacisnąć przycisk albo do nas napisać.
    .outage = Nic nie trzeba robić: napiszemy tutaj, gdy tylko awaria minie.
    .visit-offered = Gdy tylko ustalimy dzień, pojawi się tutaj. Jeśli pasują tylko niektóre godziny, prosimy o nich napisać.
    .visit-accepted = Napiszemy tutaj, gdy serwisant wyruszy. Jeśli termin nie pasuje, wystarczy do nas napisać.
    .visit-on-way = Prosimy, żeby ktoś był na miejscu i otworzył drzwi. Jeśli coś się zmieniło, prosimy od razu tu napisać.
    .visit-arrived = Po zakończeniu pracy napiszemy tutaj, co dalej.
    .unsupported = Jeśli umowa okaże się jednak potrzebna, wystarczy nacisnąć przycisk albo do nas napisać.
product-name = { $name }

files-from = { $who } przesyła pliki:

confirm-title = Rozwiązanie zgłoszenia { $code }
confirm-ask = Czy problem jest rozwiązany? Jeśli przez kilka dni roboczych nie dostaniemy odpowiedzi, zamkniemy zgłoszenie.
confirm-yes = Tak, rozwiązany
confirm-no = Nie, jeszcze nie
confirm-over =
    .solved = ✅ Zgłoszenie jest zamknięte. Dziękujemy!
    .not = 🔵 Problem nie jest jeszcze rozwiązany. Działamy dalej.
thank-you = Dziękujemy!
confirm-goes-on = Pracujemy dalej. Prosimy napisać, co wciąż nie działa.
tell-what-is-wrong = Przykro nam, że problem nadal występuje. Prosimy napisać, co wciąż nie działa – od tego zaczniemy.

rating-title = Jak nam poszło? Zgłoszenie { $code }
rating-ask = Prosimy ocenić naszą obsługę: od 1 gwiazdki (bardzo źle) do 6 gwiazdek (znakomicie). Wystarczy jedno naciśnięcie.
rating-star = { $stars } ★
rating-given = { stars } Dziękujemy za ocenę!
rating-change = Ocenę można jeszcze zmienić: wystarczy wybrać inną liczbę gwiazdek.
rating-later = Zgłoszenie jest znowu otwarte. Ocenę można wystawić po rozwiązaniu.
comment = Komentarz
    .submit = Wyślij
comment-text =
    .label = Co było dobre, a co nie?
    .ask = Dziękujemy! Skąd taka ocena? Można napisać to tutaj albo nacisnąć „{ form-skip }”.
comment-none = W porządku. Dziękujemy za ocenę!
comment-kept = Dziękujemy, dołączyliśmy to do oceny. Jeśli chodzi o nowy problem, wystarczy nacisnąć przycisk.
something-new = To nowy problem

closed-quiet = Od pewnego czasu nie mamy wiadomości w sprawie zgłoszenia { $code }, więc zamknęliśmy je jako rozwiązane. Jeśli problem nadal występuje, wystarczy nacisnąć „{ problem-back }”.
no-contract = Nie znaleźliśmy aktywnej umowy dla zgłoszenia { $code }. Zgłoszenie nie przepadnie: napiszemy tutaj, co dalej.
file-lost = Plik { $name } do nas nie dotarł ({ $why }). Prosimy wysłać go jeszcze raz, w miarę możliwości mniejszy.

about-request = Dotyczy zgłoszenia { $code }
