# Zgłoszenie, którego nie obejmuje żadna umowa.

button-activate = Aktywuj
button-decline = Odmowa

activate-for = { $company }
activate-for-product = { $company } · { $product }
activate-over = { $number }: do { $ends } · { $products }
activate-new = Nowa umowa
activate = Aktywacja
    .submit = Dalej
activate-contract =
    .label = Która umowa?
    .ask = Która to umowa? Można odnowić jedną z dotychczasowych albo wpisać nową.
renew = Odnowienie umowy
    .submit = Odnów
renew-until =
    .label = Do którego dnia? Na przykład 31.12.2027
    .ask = Do którego dnia włącznie? Na przykład 31.12.2027
sign = Nowa umowa
    .submit = Aktywuj
sign-number =
    .label = Numer umowy
    .ask = Jaki jest numer umowy?
sign-ends =
    .label = Do którego dnia? Na przykład 31.12.2027
    .ask = Do którego dnia włącznie? Na przykład 31.12.2027
sign-starts =
    .label = Od którego dnia? Puste: od dzisiaj
    .ask = Od którego dnia? Jeśli od dzisiaj, wystarczy „{ form-skip }”.
sign-products =
    .label = Produkty po przecinku. Puste: ten ze zgłoszenia
    .ask = Jakie produkty obejmuje? Prosimy wpisać je po przecinku. Jeśli tylko ten ze zgłoszenia, wystarczy „{ form-skip }”.
sign-products-known = Nasze produkty: { $products }
decline = Odmowa
    .submit = Odmów
decline-reason =
    .label = Dlaczego? Tylko do naszej wiadomości
    .ask = Dlaczego? To zostaje tylko do naszej wiadomości.
decline-inside = Klient ({ $who }) dostanie uprzejmą odpowiedź, że nie możemy pomóc. Wpisany tu powód zostaje między nami.

sales-covered-now = Umowa już to obejmuje: zajmujemy się zgłoszeniem dalej.
status-unsupported = ⚪ Zamknięte: brak umowy

contract-active = Dobra wiadomość: umowa jest aktywna, więc zajmujemy się zgłoszeniem { $code } dalej. Nie trzeba niczego pisać od nowa.
cannot-support = Przykro nam: bez umowy nie możemy zająć się zgłoszeniem { $code }, dlatego je zamknęliśmy. Jeśli umowa okaże się jednak potrzebna, wystarczy tu napisać.

refused-sales-only = O umowach decyduje tylko dział sprzedaży.
refused-sales-settled = Ta decyzja już zapadła. Karta pokazuje, co dalej.
refused-contract-of-another = Ta umowa należy do innego klienta.
refused-contract-known = Umowa { $number } już istnieje. Prosimy sprawdzić numer.
refused-contract-ends-early = Umowa skończyłaby się za wcześnie. Prosimy podać późniejszy dzień.
refused-contract-not-today = Umowa nie obowiązywałaby dzisiaj, więc nie moglibyśmy zająć się zgłoszeniem. Prosimy sprawdzić daty.
refused-contract-covers-other = Umowa nie obejmowałaby produktu ze zgłoszenia: { $product }.
refused-contract-missing = Tego zgłoszenia nie obejmuje jeszcze żadna umowa.
refused-day-unclear = Nie rozpoznajemy daty „{ $typed }”. Prosimy wpisać ją w postaci 31.12.2027 albo 2027-12-31.
refused-product-unclear = Nie mamy produktu o nazwie „{ $name }”. Prosimy sprawdzić nazwę.
