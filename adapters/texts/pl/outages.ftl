# Znane awarie.

outage = Znana awaria
    .submit = Ogłoś
outage-product =
    .label = Co nie działa?
    .ask = Co nie działa?
outage-text =
    .label = Co mają przeczytać klienci?
    .ask = Co mają o tym przeczytać klienci?
outage-who-reads = Każdy klient, który zgłosi z tym kłopot, od razu przeczyta te słowa, dokładnie w tym brzmieniu.
outage-everything = Wszystko
outage-title = ⚠️ Znana awaria: { $product }
outage-footer = Kto ją zgłosi, dowie się o niej od razu. Gdy minie, prosimy nacisnąć przycisk.
outage-footer-over = ✅ Już po awarii. Klienci o tym wiedzą.
button-outage-over = Koniec
outage-ended-thanks = Dziękujemy. Właśnie zawiadamiamy klientów.
outage-ended =
    ✅ Koniec: { $product }. { $asked ->
        [0] Nie było z nią związanych zgłoszeń.
        [one] Pytamy jednego klienta, czy wszystko już działa.
        [few] Pytamy { $asked } klientów, czy wszystko już działa.
        [many] Pytamy { $asked } klientów, czy wszystko już działa.
       *[other] Pytamy { $asked } klienta, czy wszystko już działa.
    }
staff-outage = Awaria
    .on = ⚠️ według klienta: to ta znana
    .over = ✅ minęła

outage-known = W sprawie zgłoszenia { $code }: wiemy o awarii
outage-next =
    .ask = Czy to właśnie ten kłopot? Jeśli tak, nie trzeba nic więcej robić: napiszemy, gdy tylko minie.
    .outage-tied = Pracujemy nad tym i napiszemy tutaj, gdy tylko minie.
    .outage-other = Dobrze: zajmiemy się tym zgłoszeniem osobno.
    .over = Ta awaria już minęła.
outage-same = Tak, to jest to
outage-other = Coś innego
outage-is-over = ✅ Awaria, o której pisaliśmy, minęła:
outage-over-goes-on = ✅ Awaria, o której pisaliśmy, minęła. Zgłoszenie { $code } pozostaje otwarte i dalej się nim zajmujemy.

refused-outage-not-yours = Awarię produktu może ogłosić tylko jego zespół, kierownicy zespołów i nadzór.
refused-outage-known = Ta awaria jest już ogłoszona.
refused-outage-over = To już minęło.
refused-product-unknown = Nie mamy już tego produktu.
