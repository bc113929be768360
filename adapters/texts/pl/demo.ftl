# What the demo itself says in the terminal, around what people and desk say. $who is a person.

demo-welcome = Sixstar, obsługa klienta na czacie: pokaz. Wszystko działa na tym komputerze, bez żadnego konta.
demo-folder = Baza danych, pliki i dzienniki: { $folder }
demo-folder-used = Folder { $folder } nie jest pusty: podaj nowy folder dla pokazu.
demo-kept = Można tu jeszcze zajrzeć: { $folder }
demo-doing-sandbox = Telegram i Slack, symulowane na tym komputerze
demo-doing-company = mała firma: zespoły, klienci, umowy
demo-doing-desk = serwis ze swoimi botami
demo-window = Ekrany wszystkich w przeglądarce: { $url }

# Over the two columns, and inside them.
demo-left = TELEGRAM: telefon klienta
demo-right = SLACK: kanał zespołu
demo-opens-link = { $who } otwiera link z zaproszeniem
demo-starts = { $who } naciska Start
demo-presses = { $who } naciska [{ $button }]
demo-types = { $who } wpisuje { $command }
demo-sends = { $what ->
    [photo] { $count ->
        [one] 📷 zdjęcie
        [few] 📷 { $count } zdjęcia
        [many] 📷 { $count } zdjęć
       *[other] 📷 { $count } zdjęcia
    }
   *[other] 📎 plik
}
demo-file = 📎 { $name }
demo-only = widzi tylko { $who }

# Headings. $customer writes, $owner and $other are agents.
demo-step-invited = { $customer } otwiera link z zaproszeniem
demo-step-told = Co się stało: trzy szybkie wiadomości i dwa zdjęcia
demo-step-reached = Zespół dostaje jedną kartę, z każdym słowem i zdjęciem
demo-step-claimed = Dwie osoby przejmują zgłoszenie w tej samej chwili
demo-step-replied = { $owner } odpowiada
demo-step-answered = { $customer } odpisuje, a { $owner } dostaje wzmiankę
demo-step-noted = Rozmowa zespołu zostaje w zespole
demo-step-solved = { $owner } zapisuje rozwiązanie
demo-step-not-solved = Nie pomogło: znowu pracuje nad tym { $owner }
demo-step-solved-again = { $owner } próbuje inaczej
demo-step-confirmed = { $customer } potwierdza: rozwiązane
demo-step-rated = Gwiazdki z komentarzem i zmiana zdania
demo-step-looked = Co { $customer } może sprawdzić w każdej chwili
demo-step-remembered = Wszystko jest w historii
demo-all-right = Udały się wszystkie kroki ({ $count }). Czas: { $seconds } s.

demo-failed = Krok { $number } się nie udał: { $step }
demo-wanted = Oczekiwano: { $what }
demo-seen = Zamiast tego widać:

# The prompt. $customers, $agents, $known: names to choose from. $channels: those the agent reads.
demo-prompt = jako { $who }>
demo-help =
    Teraz Twoja kolej. To, co wpiszesz, powie osoba z początku wiersza, przez prawdziwe boty.
    /press 2 – naciśnij przycisk o tym numerze
    /photo – wyślij zdjęcie; słowa za poleceniem staną się podpisem
    /as maria – zostań kimś innym
    /timeline – z numerem zgłoszenia: wszystko, co się z nim działo
    /help – ta podpowiedź
    /quit – koniec
    Boty też mają polecenia. Klienci: /list, /status, /new, /language. Zespół: /ticket z numerem zgłoszenia.
    Klienci: { $customers }
    Zespół: { $agents }
demo-as-customer = Jesteś teraz: { $who }, na Telegramie. Napisz po prostu, co nie działa.
demo-as-agent = Jesteś teraz: { $who }, na Slacku: { $channels }. Naciśnij przycisk; to, co napiszesz, trafi do wątku, tylko dla zespołu.
demo-nobody = Nie ma tu takiej osoby: { $who }. Są tu: { $known }
demo-press-which = Podaj numer jednego z tych przycisków:
demo-press-none = W tej chwili nie widać żadnego przycisku.
demo-timeline-which = Podaj 8 cyfr numeru zgłoszenia.
demo-no-command = Slack nie zna tu polecenia { $command }. Zna: { $known }
demo-inside = Napisane w wątku { $card }. Czyta to tylko zespół; do klienta pisze się przyciskiem odpowiedzi.
demo-in-channel = Napisane na kanale. Czyta to tylko zespół.
demo-cannot = To teraz nie jest możliwe: { $why }
demo-form = Otwiera się formularz. { $cancel } go zamyka. **Pogrubienie** i [linki](https://example.com) wpisuje się w ten sposób.
demo-form-file = { $label } (Enter: nic, p: zdjęcie)
demo-form-optional = { $label } (Enter: nic)
demo-form-closed = Formularz zamknięty; nic nie wysłano.
demo-bye = Do widzenia! Zatrzymujemy wszystko.
demo-desk-died = Serwis sam się zatrzymał. Przyczyna jest w jego dzienniku.
