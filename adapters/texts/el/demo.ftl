# What the demo itself says in the terminal, around what people and desk say. $who is a person.

demo-welcome = Sixstar, υποστήριξη πελατών με μηνύματα: η επίδειξη. Όλα λειτουργούν σε αυτόν τον υπολογιστή, χωρίς κανέναν λογαριασμό.
demo-folder = Βάση δεδομένων, αρχεία και αρχεία καταγραφής: { $folder }
demo-folder-used = Ο φάκελος { $folder } δεν είναι άδειος: δώστε έναν νέο φάκελο για την επίδειξη.
demo-kept = Για να το ξαναδείτε: { $folder }
demo-doing-sandbox = Telegram και Slack, σε προσομοίωση εδώ
demo-doing-company = μια μικρή εταιρεία: ομάδες, πελάτες, συμβάσεις
demo-doing-desk = η υποστήριξη με τα bot της
demo-window = Οι οθόνες όλων στον περιηγητή σας: { $url }

# Over the two columns, and inside them.
demo-left = Telegram: το κινητό του πελάτη
demo-right = Slack: το κανάλι της ομάδας
demo-opens-link = { $who }: ανοίγει τον σύνδεσμο της πρόσκλησης
demo-starts = { $who }: πατά την Έναρξη
demo-presses = { $who }: πατά [{ $button }]
demo-types = { $who }: πληκτρολογεί { $command }
demo-sends = { $what ->
    [photo] { $count ->
        [one] 📷 μία φωτογραφία
       *[other] 📷 { $count } φωτογραφίες
    }
   *[other] 📎 ένα αρχείο
}
demo-file = 📎 { $name }
demo-only = το βλέπει μόνο: { $who }

# Headings. $customer writes, $owner and $other are agents.
demo-step-invited = { $customer }: ο σύνδεσμος της πρόσκλησης
demo-step-told = Τι συμβαίνει: τρία γρήγορα μηνύματα και δύο φωτογραφίες
demo-step-reached = Η ομάδα παίρνει μία κάρτα, με κάθε λέξη και φωτογραφία
demo-step-claimed = Δύο αναλαμβάνουν το αίτημα την ίδια στιγμή
demo-step-replied = { $owner }: η απάντηση
demo-step-answered = { $customer }: νέα απάντηση, με αναφορά προς: { $owner }
demo-step-noted = Ό,τι λένε οι συνάδελφοι μένει μεταξύ τους
demo-step-solved = { $owner }: καταγραφή της λύσης
demo-step-not-solved = Δεν βοήθησε: το έχει πάλι { $owner }
demo-step-solved-again = { $owner }: μια άλλη λύση
demo-step-confirmed = { $customer }: λύθηκε
demo-step-rated = Αστέρια με σχόλιο, και αλλαγή γνώμης
demo-step-looked = { $customer }: τι φαίνεται ανά πάσα στιγμή
demo-step-remembered = Όλα είναι στο ιστορικό
demo-all-right = Και τα { $count } βήματα πήγαν καλά, σε { $seconds } δευτερόλεπτα.

demo-failed = Το βήμα { $number } δεν πήγε καλά: { $step }
demo-wanted = Περιμέναμε: { $what }
demo-seen = Αντί γι’ αυτό φάνηκε:

# The prompt. $customers, $agents, $known: names to choose from. $channels: those the agent reads.
demo-prompt = ως { $who }>
demo-help =
    Τώρα είναι η σειρά σας. Ό,τι γράψετε το λέει το πρόσωπο που βλέπετε στην αρχή της γραμμής, μέσα από τα πραγματικά bot.
    /press 2 – πατά το κουμπί με αυτόν τον αριθμό
    /photo – στέλνει μια φωτογραφία· ό,τι γράψετε μετά γίνεται λεζάντα
    /as – με ένα όνομα: μιλάτε ως κάποιος άλλος
    /timeline – με τον κωδικό ενός αιτήματος: όλα όσα έγιναν
    /help – αυτές οι οδηγίες
    /quit – έξοδος
    Έχουν και τα bot εντολές. Πελάτες: /list, /status, /new, /language. Ομάδα: /ticket με κωδικό.
    Πελάτες: { $customers }
    Ομάδα: { $agents }
demo-as-customer = Είστε: { $who }, στο Telegram. Γράψτε απλώς τι δεν πάει καλά.
demo-as-agent = Είστε: { $who }, στο Slack: { $channels }. Πατήστε ένα κουμπί· ό,τι γράφετε πάει στο νήμα, μόνο για συναδέλφους.
demo-nobody = Δεν υπάρχει εδώ κανείς με το όνομα { $who }. Υπάρχουν: { $known }
demo-press-which = Δώστε έναν από αυτούς τους αριθμούς:
demo-press-none = Αυτή τη στιγμή δεν φαίνεται κανένα κουμπί.
demo-timeline-which = Δώστε τα 8 ψηφία του κωδικού ενός αιτήματος.
demo-no-command = Το Slack δεν έχει εδώ την εντολή { $command }. Έχει: { $known }
demo-inside = Γράφτηκε στο νήμα { $card }. Το διαβάζουν μόνο συνάδελφοι· στον πελάτη γράφετε με το κουμπί της απάντησης.
demo-in-channel = Γράφτηκε στο κανάλι. Το διαβάζουν μόνο συνάδελφοι.
demo-cannot = Αυτό δεν γίνεται τώρα: { $why }
demo-form = Ανοίγει μια φόρμα. Με { $cancel } κλείνει. **Έντονα** και [συνδέσμους](https://example.com) τα γράφετε έτσι.
demo-form-file = { $label } (κενό: τίποτα, p: μια φωτογραφία)
demo-form-optional = { $label } (κενό: τίποτα)
demo-form-closed = Η φόρμα έκλεισε· δεν στάλθηκε τίποτα.
demo-bye = Γεια σας! Όλα σταματούν.
demo-desk-died = Η υποστήριξη σταμάτησε μόνη της. Ο λόγος βρίσκεται στο αρχείο καταγραφής.
