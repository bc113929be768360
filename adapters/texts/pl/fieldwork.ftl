# Serwisanci i wizyty. Bez „Ty” i bez form zależnych od płci.

option-name = { $name }
visit-day = { DAY($at) }
visit-time = { TIME($at) }

technician-greeting = Dzień dobry! Konto jest połączone: { $name }.
technician-how =
    Tutaj przychodzą wizyty, każda ze wszystkim, co potrzebne w drodze. Wizytę można przyjąć albo odrzucić; potem wystarczy jedno naciśnięcie przy wyjeździe, po dotarciu na miejsce i po zakończeniu pracy.
    W czasie wizyty wysłane tu słowa i zdjęcia trafiają do zespołu. Klient ich nie widzi.

    /today – dzisiejsze wizyty
    /language – zmiana języka
    /help – ta podpowiedź
today = Plan wizyt: { DAY($day) }
today-line =
    • { TIME($at) } · { $company } · { $state }
    { $subject }
today-open = { TIME($at) } { $company }
today-ahead = { DAY($at) } { $company }
today-free = Na dziś nie ma zaplanowanych wizyt.
today-later = { $count ->
    [one] Na inny dzień jest zaplanowana jedna wizyta.
    [few] Na inne dni są zaplanowane { $count } wizyty.
    [many] Na inne dni jest zaplanowanych { $count } wizyt.
   *[other] Na inne dni jest zaplanowane { $count } wizyty.
 }

visit-title = Wizyta { $code } · { $company }
visit-state =
    .offered = 🟡 Nowa: czy termin pasuje?
    .accepted = 🔵 Przyjęta. Prosimy nacisnąć przy wyjeździe.
    .declined = ⚪ Odrzucona. Zajmuje się nią znowu zespół.
    .on-way = 🚗 W drodze. Klient o tym wie.
    .arrived = 🔧 Na miejscu. Prosimy nacisnąć po zakończeniu.
    .done = ✅ Zakończona. Dziękujemy!
    .called-off = ⚪ Odwołana. Nie trzeba jechać.
visit-no-place = 📍 Nie mamy adresu. Zna go klient albo zespół.
visit-card =
    .when = Kiedy
    .customer = Klient
    .phone = Telefon
    .product = Produkt
    .equipment = Sprzęt
    .serial = Numer seryjny
    .reason = Powód
visit-when = { $at }
visit-button =
    .visit-accept = Przyjmuję
    .visit-decline = Nie mogę
    .visit-way = Wyjeżdżam
    .visit-here = Jestem na miejscu
    .visit-done = Gotowe
    .visit-photos = Zdjęcia od klienta
    .visit-rate = Poproś o ocenę
visit-noted =
    .accepted = Wizyta przyjęta. Klient wie, kiedy ktoś przyjedzie.
    .on-way = Szerokiej drogi! Klient wie, że ktoś już jedzie.
    .arrived = Zapisane. Powodzenia!
visit-photos = { $code }: oto co przysłał klient
visit-no-photos = Klient nie przysłał zdjęć.
visit-given-back = Dziękujemy za wiadomość. Wizytą zajmuje się znowu zespół.
visit-thanks = Dziękujemy! Zespół ma już raport.
visit-passed-on = { $code }: przekazane zespołowi. Klient tego nie widzi.
visit-not-passed-on = ⚠️ Tego nikt nie otrzymał: teraz nie trwa żadna wizyta. Po wyruszeniu na wizytę (/today) wszystko wysłane tutaj trafia do zespołu.
visit-called-off = { $code }: wizyta jest odwołana. Nie trzeba jechać.

visit-decline = Odrzucenie wizyty
    .submit = Odrzuć
visit-decline-why =
    .label = Powód
    .ask = Dlaczego wizyta się nie uda? Przeczyta to zespół i znajdzie kogoś innego.
visit-done = Wizyta zakończona
    .submit = Gotowe
visit-done-note =
    .label = Co zrobiono
    .ask = Co zostało zrobione na miejscu? Wystarczy kilka słów; można dołączyć zdjęcia. Przeczyta to zespół, nie klient.
visit-done-photos =
    .label = Zdjęcia
    .ask = Jakie zdjęcia dołączyć?

staff-visit = Serwisant
    .brief = { $who } · { $at } · { $state }
visit-short =
    .offered = jeszcze bez odpowiedzi
    .accepted = przyjęta
    .declined = odrzucona
    .on-way = w drodze
    .arrived = na miejscu
    .done = zakończona
    .called-off = odwołana
visit-declined = { $code }: { $who } nie może przyjechać: „{ $reason }” Trzeba wysłać kogoś innego.
visit-unanswered = { $code }: nie ma jeszcze odpowiedzi ({ $who }). Warto zadzwonić albo odwołać wizytę i wysłać kogoś innego.
visit-report = { $code }: { $who } kończy wizytę. Raport:
visit-note = { $code }: { $who } pisze z wizyty:
send-technician = Wysłanie serwisanta
    .submit = Wyślij
send-technician-to = { $code }: wizyta u klienta ({ $customer }, { $company }). Klient dowie się o niej, gdy serwisant ją przyjmie.
send-technician-technician =
    .label = Serwisant
    .ask = Kto pojedzie?
send-technician-day =
    .label = Dzień
    .ask = Którego dnia?
send-technician-time =
    .label = Godzina
    .ask = O której godzinie?
send-technician-words =
    .label = Dla serwisanta, np. adres
    .ask = Co serwisant powinien wiedzieć, np. jaki jest adres? Klient tego nie widzi.
call-off-visit = Odwołanie wizyty
    .submit = Odwołaj
call-off-visit-of = { $who } dowie się od razu; klient też, jeśli na kogoś czeka.
call-off-visit-why =
    .label = Dlaczego? Przeczyta to serwisant.
    .ask = Dlaczego wizyta jest odwołana? Przeczyta to serwisant.

card-visit = Wizyta
    .offered = 🟡 Umawiamy wizytę
    .accepted = 🔵 Przyjedzie { $who }, { $at }
    .on-way = 🚗 { $who } jest w drodze
    .arrived = 🔧 { $who } jest na miejscu
    .done = ✅ Wizyta odbyta: { $who }
visit-planned = Dobra wiadomość w sprawie zgłoszenia { $code }: przyjedzie { $who }, { $at }.
visit-on-way = { $who } jest w drodze (zgłoszenie { $code }).
visit-not-coming = Wizyta planowana na { $at } (zgłoszenie { $code }) jednak się nie odbędzie; przepraszamy. Napiszemy tutaj, co dalej.
rating-reminder = Wizyta w sprawie zgłoszenia { $code } jest już za nami ({ $who }). Czy znajdzie się chwila na ocenę?
rating-reminder-sent = Klient ma teraz gwiazdki na swoim czacie. Ile ich da, zależy tylko od niego.

refused-visit-unknown = Nie znajdujemy tej wizyty wśród przypisanych.
refused-visit-already-accepted = Ta wizyta jest już przyjęta.
refused-visit-already-declined = Ta wizyta jest już odrzucona.
refused-visit-already-on-way = Już wiemy o wyjeździe.
refused-visit-already-arrived = Już wiemy o dotarciu na miejsce.
refused-visit-already-done = Ta wizyta jest już zakończona. Dziękujemy!
refused-visit-already-called-off = Ta wizyta jest już odwołana.
refused-visit-over-declined = Ta wizyta została odrzucona; zajmuje się nią znowu zespół.
refused-visit-over-done = Ta wizyta jest zakończona; nic więcej nie trzeba naciskać.
refused-visit-over-called-off = Ta wizyta została odwołana. Nie trzeba jechać.
refused-visit-accept-first = Najpierw prosimy przyjąć wizytę.
refused-visit-further = Ten krok jest już za nami. Następny jest na karcie.
refused-visit-past = Ten termin już minął. Prosimy wybrać późniejszy.
refused-visit-none = Żadna wizyta nie jest zaplanowana.
refused-visit-not-covered = Tego zgłoszenia nie obejmuje jeszcze umowa. Najpierw musi się zgodzić dział sprzedaży.
refused-visit-planned-already = Wizyta jest już zaplanowana ({ $who }). Aby wysłać kogoś innego, trzeba ją najpierw odwołać.
refused-no-technicians = Żaden serwisant nie jest jeszcze połączony z botem. Zaprasza ich administrator poleceniem „sixstar invite”.
refused-technician-unknown = Tego serwisanta nie ma już w pliku serwisu.
refused-technician-unreachable = Wiadomości nie docierają do serwisanta ({ $who }). Warto zadzwonić albo wybrać kogoś innego.
refused-rating-too-early = Nie ma jeszcze czego oceniać: najpierw zespół zapisuje rozwiązanie.
refused-rating-given = Klient już wystawił ocenę.
refused-rating-reminded = Przypomnienie dotarło w ciągu ostatniej doby. Raz dziennie wystarczy.
refused-rating-no-chat = Ten klient nie ma z nami czatu. Warto poprosić o telefon do nas.

desk-file-technician-teams = „{ $key }” to serwisant, a serwisanci nie należą do zespołów: widzą tylko swoje wizyty.
