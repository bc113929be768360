# Dla klientów i pracowników. Bez „Ty” i bez form zależnych od płci.

language-name =
    .en = English
    .el = Ελληνικά
    .pl = Polski
    .fa = فارسی
language-ask = W jakim języku mamy pisać?
language-chosen = Od teraz piszemy po polsku.

stars = { $stars ->
    [1] ★☆☆☆☆☆
    [2] ★★☆☆☆☆
    [3] ★★★☆☆☆
    [4] ★★★★☆☆
    [5] ★★★★★☆
   *[6] ★★★★★★
 }

cancel = Anuluj
form-back = Wstecz
form-skip = Pomiń
form-many = To tylko początek listy. Wystarczy napisać część nazwy, a zostaną same pasujące pozycje.
form-cancelled = Anulowano. Nic nie wysłaliśmy.
form-summary = To było ostatnie pytanie. Wysyłamy?
# A whole form that was refused too late to stay open: why not, and then their own words, are below it.
form-refused = Formularz nie został przyjęty i nic nie wysłaliśmy. Oto powód i wpisana treść:
answer-missing = Prosimy wpisać tu odpowiedź.
answer-too-long = Ta odpowiedź jest za długa. Prosimy ją nieco skrócić.
answer-unknown = Prosimy wybrać jedną z podanych odpowiedzi.
answer-too-many = To za dużo plików naraz. Prosimy wysłać mniej.
answer-words-only = Tutaj można odpowiedzieć tylko na piśmie. Prosimy o odpowiedź bez pliku.

apology = Przepraszamy, coś poszło nie tak po naszej stronie. Wiadomość nie zginęła i już się tym zajmujemy; nie trzeba wysyłać jej ponownie. W razie pytań prosimy podać numer { $trace }.

# What stands in a bot's profile on Telegram: 120 characters at the most.
bot-about-customer = Wystarczy napisać tu, co nie działa: powstanie zgłoszenie, a odpowiedź i dalsze wiadomości przyjdą tutaj.
bot-about-staff = Dla pracowników: zgłoszenia i wizyty zawsze pod ręką.

# To colleagues who write to the Slack app itself.
slack-where = Zgłoszenia zespołów przychodzą na ich kanały: { $teams }.
slack-nowhere = To konto nie należy jeszcze do żadnego zespołu, więc zgłoszenia tu nie trafiają. Do zespołu dodaje administrator.
slack-how =
    Na karcie zgłoszenia „{ button-claim }” oznacza przejęcie, a „{ button-reply }” wysyła odpowiedź do klienta. Wpisy w wątku zostają w zespole, a wiadomości napisane tutaj nie trafiają do nikogo.

    /tickets – moje, zespołu albo wszystkie
    /ticket i numer – jedno zgłoszenie
    /call i nazwisko albo numer – zgłoszenie telefoniczne
    /outage – powiadomienie klientów o znanej awarii
stranger-slack = Dzień dobry! To bot serwisu; nie zna jeszcze tego konta na Slacku. Kto należy do zespołu, może poprosić administratora o dodanie konta: { $account }

# A colleague edited what the customer has been sent.
edited-after-sending = ✏️ Zmieniona tu wiadomość trafiła już do klienta, który nadal widzi jej poprzednią treść. Jeśli zmiana jest dla niego ważna, można ją wysłać przyciskiem „{ button-reply }”.
