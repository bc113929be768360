# Zgłoszenie, którego nie obejmuje żadna umowa.

button-activate = Aktywuj
button-decline = Odmowa

activate-for = { $company }
activate-for-product = { $company } · { $product }
activate-over = { $number }: koniec { $ends } · { $products }
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
    .ask = Od którego dnia? Albo „{ form-skip }”: od dzisiaj.
sign-products =
    .label = Produkty po przecinku. Puste: ten ze zgłoszenia
    .ask = Jakie produkty obejmuje? Prosimy wpisać je po przecinku albo nacisnąć „{ form-skip }”: ten ze zgłoszenia.
sign-products-known = Nasze produkty: { $products }
decline = Odmowa
    .submit = Odmów
decline-reason =
    .label = Dlaczego? Do naszych akt
    .ask = Dlaczego? To zostaje w naszych aktach.
decline-inside = Klient ({ $who }) dowie się uprzejmie, że nie możemy pomóc. To, co tu wpisane, zostaje między nami.

sales-covered-now = Obejmuje to już umowa: zgłoszenie idzie dalej.
status-unsupported = ⚪ Zamknięte: brak umowy

contract-active = Dobra wiadomość: umowa jest aktywna, a zgłoszenie { $code } idzie dalej. Nie trzeba niczego pisać od nowa.
cannot-support = Przykro nam: bez umowy nie możemy zająć się zgłoszeniem { $code }, dlatego je zamknęliśmy. Jeśli umowa okaże się jednak potrzebna, wystarczy tu napisać.

refused-sales-only = O umowach decyduje tylko dział sprzedaży.
refused-sales-settled = Ta decyzja już zapadła. Karta pokazuje, jak stoją sprawy.
refused-contract-of-another = Ta umowa należy do innego klienta.
refused-contract-known = Umowa { $number } już istnieje. Prosimy sprawdzić numer.
refused-contract-ends-early = Umowa skończyłaby się za wcześnie. Prosimy podać późniejszy dzień.
refused-contract-not-today = Umowa nie obowiązywałaby dzisiaj, więc zgłoszenie nie mogłoby iść dalej. Prosimy sprawdzić daty.
refused-contract-covers-other = Umowa nie obejmowałaby produktu ze zgłoszenia: { $product }.
refused-contract-missing = Tego zgłoszenia nie obejmuje jeszcze żadna umowa.
refused-day-unclear = Nie rozumiemy dnia „{ $typed }”. Prosimy zapisać go jak 31.12.2027 albo 2027-12-31.
refused-product-unclear = Nie mamy produktu o nazwie „{ $name }”. Prosimy sprawdzić nazwę.
