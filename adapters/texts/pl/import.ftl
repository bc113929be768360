# Co czyta i co odpowiada `sixstar import`.

import-column =
    .key = klucz, kod, identyfikator
    .name = nazwa, imię i nazwisko, nazwisko, opis
    .company = firma, klient, spółka, organizacja
    .team = zespół, dział, grupa
    .language = język
    .zone = strefa, strefa czasowa
    .sees_company = widzi firmę, widzi kolegów
    .phone = telefon, komórka, numer telefonu
    .number = numer, umowa, numer umowy, nr umowy
    .starts = początek, od, data rozpoczęcia, ważna od
    .ends = koniec, do, data zakończenia, ważna do
    .products = produkty, produkt, obejmuje
    .product = produkt, model, wyrób
    .serial = seryjny, numer seryjny, nr seryjny
    .place = miejsce, lokalizacja, adres
    .latitude = szerokość, szerokość geograficzna
    .longitude = długość, długość geograficzna
    .teams = zespoły, zespół, działy
    .slack = konto Slack, identyfikator Slack
    .technician = technik, serwisant
import-yes = tak, t, prawda
import-no = nie, fałsz
import-all = wszystkie, wszystko

import-reading = Odczyt
import-checking = Sprawdzanie
import-writing = Zapis
import-would = Próba na sucho: niczego nie zapisano. Do dodania: { $added }, do zmiany: { $changed }, bez zmian: { $unchanged }.
import-sheet = Odczytano arkusz „{ $sheet }”. Są też inne, można je wybrać przez { $option }: { $others }
import-unused = Nieużyte kolumny: { $names }

import-file-encoding = Nie da się ustalić, jakie litery są tutaj zapisane. Zapisz plik jako CSV { $encoding } albo jako skoroszyt Excela.
import-file-nul = Jest tu znak o kodzie 0: to nie jest tekst. Wyeksportuj tabelę jeszcze raz.
import-file-quotes = Tutaj otwiera się cudzysłów, który nie jest prawidłowo zamknięty.
import-file-cell = Komórka w tym miejscu jest o wiele za długa. Być może cudzysłów nie jest zamknięty.
import-file-large = Plik jest za duży jak na tabelę.
import-file-old-or-locked = Ten skoroszyt jest zabezpieczony hasłem albo ma stary format. Zapisz go bez hasła jako XLSX lub CSV.
import-file-workbook = Ten skoroszyt jest od tego miejsca uszkodzony. Otwórz go w arkuszu kalkulacyjnym i zapisz na nowo.
import-file-sheet = Nie ma takiego arkusza. Są: { $names }
import-columns-missing = Brakuje kolumn: { $names }. Mogą się nazywać właśnie tak albo odpowiednio w innym z naszych języków.
import-column-twice = Kolumna „{ $field }” występuje dwa razy.
import-empty = Pod nazwami kolumn niczego nie ma.

import-cell-formula = „{ $field }” to formuła bez wartości. Otwórz plik w arkuszu kalkulacyjnym, zapisz go i spróbuj ponownie.
import-cell-error = „{ $field }” to formuła, która zwróciła błąd.
import-cell-long = „{ $field }” jest za długie. Największa liczba znaków: { $most }.
import-unknown = „{ $field }”: w bazie danych nie ma „{ $value }”. { $hint }
import-several = „{ $field }”: nazwa „{ $value }” powtarza się. Wpisz zamiast niej klucz: { $names }
import-elsewhere = „{ $name }” należy w bazie danych do firmy „{ $company }”. Jeśli firma naprawdę ma się zmienić, dodaj { $option }; jeśli nie, wybierz inny klucz.
import-day-two = „{ $value }” może oznaczać dwa różne dni. Wpisz „{ $field }” w postaci { $example }.
import-degrees = „{ $field }” to stopnie od -{ $most } do { $most }, a nie „{ $value }”.
import-degrees-half = „{ $field }” ma tylko jedną z dwóch współrzędnych: podaj obie albo żadnej.
