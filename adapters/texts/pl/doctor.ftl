# Co znajduje `sixstar doctor`.

doctor-mark =
    .ok = w porządku
    .warning = uwaga
    .problem = PROBLEM
doctor-summary =
    { $problems ->
        [0] { $warnings ->
            [0] Wszystko jest w porządku.
            [one] Serwis może ruszyć. Jest jedno ostrzeżenie.
            [few] Serwis może ruszyć. Są { $warnings } ostrzeżenia.
            [many] Serwis może ruszyć. Jest { $warnings } ostrzeżeń.
           *[other] Serwis może ruszyć. Jest { $warnings } ostrzeżenia.
        }
        [one] Jeden problem stoi na przeszkodzie.
        [few] { $problems } problemy stoją na przeszkodzie.
        [many] { $problems } problemów stoi na przeszkodzie.
       *[other] { $problems } problemu stoi na przeszkodzie.
    }
doctor-run = Uruchom: { $command }

doctor-settings = Ustawienia są kompletne. Można uruchomić: { $parts }
doctor-env-open = Plik { $file } mogą czytać inni użytkownicy tego komputera, a są w nim tokeny.
doctor-database = Baza danych odpowiada, jest aktualna i przyjmuje zapisy.
doctor-database-older = Baza danych jest starsza niż ta wersja Sixstar albo jeszcze pusta.
doctor-database-reach = Sprawdź, czy działa, czy jej adres w ustawieniach jest poprawny i czy ten użytkownik może tam zapisywać.
doctor-parked =
    { $count ->
        [one] Jednej rzeczy nie udało się obsłużyć, odłożono ją.
        [few] { $count } rzeczy nie udało się obsłużyć, odłożono je.
        [many] { $count } rzeczy nie udało się obsłużyć, odłożono je.
       *[other] { $count } rzeczy nie udało się obsłużyć, odłożono je.
    }
doctor-surface = Zgłoszenia ma kto zobaczyć.
doctor-team-alone = Zgłoszenia zespołu „{ $team }” nikt by nie zobaczył.
doctor-team-mend = Wpisz zespołowi { $channel } w pliku serwisu albo połącz kogoś z niego na Telegramie: { $command }
doctor-no-alerts = W pliku serwisu nie ma { $channel }: o błędach informuje tylko dziennik.
doctor-files-closed = Ten użytkownik nie może zapisywać w folderze na pliki: { $folder }
doctor-disk = Wolne miejsce na dysku z { $folder }: { $free } MB.
doctor-disk-scarce = Na dysku z { $folder } zostało tylko { $free } MB.
doctor-disk-clear = Zwolnij miejsce: pełny dysk zatrzymuje serwis, choć nic nie ginie.

doctor-bot = Telegram zna bota części „{ $part }”: { $name }
doctor-webhook = Dla { $name } ustawiono webhook: wiadomości do niego dostaje ktoś inny.
doctor-webhook-remove = Jeśli nic innego go nie potrzebuje, usuń go metodą { $method }.
doctor-groups = { $name } można dodać do grupy, ale wiadomości stamtąd nie czyta. Wyślij { $command } do @BotFather i wyłącz to.
doctor-slack = Slack zna bota: { $name } w przestrzeni roboczej { $workspace }
doctor-scopes = Aplikacja na Slacku ma wszystkie potrzebne uprawnienia.
doctor-scopes-untold = Slack nie podał, jakie uprawnienia ma aplikacja.
doctor-scopes-missing = Aplikacji na Slacku brakuje uprawnień: { $scopes }
doctor-scopes-add = Wklej { $file } w części App Manifest na api.slack.com/apps i zainstaluj aplikację ponownie.
doctor-socket = Slack udostępnia połączenie Socket Mode.
doctor-channel = Bot czyta kanał { $channel } ({ $whose }).
doctor-channel-out = Bota nie ma na kanale { $channel } ({ $whose }), albo takiego kanału nie ma, albo jest w archiwum.
doctor-channel-invite = Sprawdź, czy kanał istnieje i nie jest zarchiwizowany, i wyślij na nim: { $command }
doctor-channel-archived = Kanał { $channel } ({ $whose }) jest zarchiwizowany.
doctor-channel-reopen = Bot nie może przywrócić kanału: zrób to w ustawieniach kanału, a potem wyślij na nim: { $command }
doctor-channel-unknown = Nie udało się teraz ustalić, czy bot jest na kanale { $channel } ({ $whose }): { $why }
doctor-clock = Zegar zgadza się z zegarem platformy { $platform }.
doctor-clock-off = Zegar różni się od zegara platformy { $platform } o { $seconds } s.
doctor-clock-set = Niech komputer ustawia zegar według sieci ({ $service }).
doctor-token = { $platform } odrzuca token z { $setting }. Pobierz nowy, wpisz go i uruchom serwis ponownie.
doctor-unreachable = Brak połączenia, { $platform }: { $why }
doctor-network = Sprawdź sieć, zaporę i serwer pośredniczący. Wiadomości z tego czasu czekają tam.
