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
form-cancelled = Anulowano. Nic nie zostało wysłane.
form-summary = To było ostatnie pytanie. Czy mamy to wysłać?
# A whole form that was refused too late to stay open: why not, and then their own words, are below it.
form-refused = Formularz nie został przyjęty i nic nie wysłano. Oto powód oraz to, co zostało w nim napisane:
answer-missing = Prosimy wpisać tu odpowiedź.
answer-too-long = To za długie na jedną odpowiedź. Prosimy ją nieco skrócić.
answer-unknown = Prosimy wybrać jedną z podanych odpowiedzi.
answer-too-many = To za dużo plików naraz. Prosimy kilka pominąć.
answer-words-only = Tutaj można odpowiedzieć tylko słowami. Prosimy napisać odpowiedź bez pliku.

apology = Przepraszamy, coś poszło nie tak po naszej stronie. Wiadomość jest bezpieczna i już się tym zajmujemy; nie trzeba wysyłać jej ponownie. W razie pytań prosimy podać numer { $trace }.
