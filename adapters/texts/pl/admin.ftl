# Dla administratora.

alert-parked = ⚠️ Nie udało się obsłużyć czegoś, co przyszło z { $channel }. Nic nie zginęło, zostało odłożone; szczegóły są w dzienniku pod numerem { $trace }.
alert-timer = ⚠️ Zaplanowane zadanie się nie powiodło, kolejna próba za godzinę: { $name } ({ $detail })
alert-not-delivered = ⚠️ Nie dostarczono: { $name } do { $chat } ({ $why })

cli-migrated = Baza danych jest aktualna.
cli-token-refused = Token został odrzucony, więc serwis się zatrzymał. Dziennik powyżej pokazuje, który to token: wpisz nowy w { $file } albo w zmiennych środowiska i uruchom ponownie.
cli-no-bot = Żaden bot nie ma tokenu w zmiennych środowiska ani w { $file }. Aby wypróbować bez tokenów: { $command }
cli-part-unknown = Nie ma części „{ $part }”. Są: { $parts }
cli-part-missing = Brakuje ustawień części „{ $part }”. Można uruchomić: { $parts }
cli-story-languages = Opowieść jest w tych językach: { $languages }. Języka „{ $language }” wśród nich nie ma.
cli-desk-empty = Nic jeszcze nie jest opisane. Opisz swój serwis w pliku, takim jak { $example }, i uruchom: { $command }
cli-nobody = Nikt nie ma klucza „{ $who }”. Najbliższe: { $names }
cli-no-token = Nie ustawiono { $setting }, a link prowadziłby właśnie do tego bota.
cli-telegram = Telegram tego nie przyjął: { $why } ({ $detail })

cli-database = Nie można korzystać z bazy danych: { $why }
cli-database-taken = Z tej bazy { $kind } korzysta już inny proces. Naraz może tylko jeden.
cli-database-newer = Baza danych ({ $revision }) jest nowsza niż ta wersja Sixstar i nie została zmieniona. Zaktualizuj Sixstar.
cli-database-older = Baza danych jest starsza niż ta wersja Sixstar. Uruchom: { $command }
cli-port-taken = Inny program nasłuchuje już pod adresem z { $setting }.
cli-impossible = Tutaj nie jest to możliwe: { $why }

cli-setting-database = { $name }: wymagana postać to { $one } albo { $other }
cli-setting-token = { $name }: wymagana postać to { $example }, tak jak podał ją @BotFather
cli-setting-begins = { $name }: wartość musi zaczynać się od { $start }
cli-setting-example = { $name }: wymagana postać to { $example }
cli-setting-one-of = { $name }: możliwe wartości to { $values }
cli-setting-unusable = { $name }: tej wartości nie można użyć
cli-setting-file = Nie można odczytać { $file }. Zapisz go jako zwykły tekst { $encoding }.
cli-setting-missing = Ustawiono { $given }, ale brakuje { $missing }
cli-setting-missing-either = Ustawiono { $given }, ale brakuje { $one } (albo { $other })
cli-setting-same = { $one } i { $other } są takie same: każdy bot potrzebuje własnego tokenu
alert-nobody = ⚠️ Zgłoszenie { $code } trafiło do zespołu { $team }, ale nikt go tam nie zobaczy: zespół nie ma kanału na Slacku i nikt z niego nie jest połączony na Telegramie.
cli-parked =
    { $count ->
        [0] Nic nie zostało odłożone.
        [one] Jednej rzeczy nie udało się obsłużyć i została odłożona. Ponowna próba: { $command }
        [few] { $count } rzeczy nie udało się obsłużyć i zostały odłożone. Ponowna próba: { $command }
        [many] { $count } rzeczy nie udało się obsłużyć i zostało odłożonych. Ponowna próba: { $command }
       *[other] { $count } rzeczy nie udało się obsłużyć i zostały odłożone. Ponowna próba: { $command }
    }
cli-parked-again = Nastąpi ponowna próba.
cli-parked-unknown = Pod numerem { $trace } nic nie zostało odłożone.
cli-no-staff-bot = Serwis nie ruszył: nikt z pracowników nie mógłby przeczytać zgłoszenia. Ustaw token Slacka albo bota dla pracowników.
cli-nobody-there = Serwis nie ruszył: nikt nie zobaczyłby zgłoszenia. Wpisz zespołowi { $channel } (i ustaw tokeny Slacka) albo wpisz kogoś do jednego z zespołów w { $teams } (i ustaw token bota dla pracowników).
alert-channel-closed = ⚠️ Nie mogę już pisać na kanale { $chat }: jest zarchiwizowany albo mnie na nim nie ma. Jeśli jest zarchiwizowany, przywróć go w jego ustawieniach (bot nie może), a potem wyślij na nim: { $command } To, co miało tam trafić, czeka do trzech dni i przyjdzie samo. ({ $detail })
