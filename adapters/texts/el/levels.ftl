# What agents of all levels read, beyond what everybody on the staff does.

button-more = Περισσότερα…
menu =
    .escalate = Κλιμάκωση
    .hand-over = Ανάθεση σε άλλον
    .hold = Αναμονή πελάτη
    .resume = Τέλος αναμονής
    .change = Αλλαγή στοιχείων
    .note-item = Υλικό ή εργασία
    .no-fault = Δεν βρέθηκε βλάβη
    .history = Ιστορικό
    .send-technician = Αποστολή τεχνικού
    .call-off-visit = Ακύρωση επίσκεψης

button-prepare = Επιστροφή με λύση
button-undo = ↩️ Αναίρεση
button-fetch = Επιστροφή σε εμάς
button-send = Αποστολή σε πελάτη
staff-kind =
    .problem = Πρόβλημα
    .request = Τυπικό αίτημα
    .data-change = Αλλαγή στοιχείων
    .information = Πληροφορία
    .question = Ερώτηση
    .how-to = Οδηγίες
    .complaint = Παράπονο
priority =
    .high = Υψηλή
    .medium = Μεσαία
    .low = Χαμηλή
severity =
    .stopped = κανείς δεν μπορεί να εργαστεί
    .hindered = η εργασία γίνεται με δυσκολία
    .nuisance = μικρή ενόχληση
urgent-for-customer = ‼️ επείγον για τον πελάτη
beside = { $first } · { $second }
money = { $major },{ $tens }{ $ones } { $currency }
money-whole = { $major } { $currency }
past =
    { $count ->
        [one] Ένα προηγούμενο αίτημα: { $last }
       *[other] { $count } προηγούμενα αιτήματα, τα τελευταία: { $last }
    }
past-one = { $code } ({ $how })
moved = ➡️ Τώρα το έχει: { $to }.
moved-and-returns = ➡️ Τώρα το έχει: { $to }. Θα επιστρέψει εδώ με τη λύση.

handed-here = { $code }: σας ανατέθηκε, από: { $who }. Τι χρειάζεται: { $need }
handed-here-plainly = { $code }: σας ανατέθηκε, από: { $who }.
handed-away = { $code }: νέα ανάθεση, { $who } → { $to }. Δεν χρειάζεται να κάνετε κάτι άλλο.
noted-by = { $who }, για την ομάδα:
prepared-by = { $code }: η λύση είναι έτοιμη ({ $who }). Εσείς αποφασίζετε πότε θα σταλεί στον πελάτη:
level-3-holds = Το αίτημα το έχει το επίπεδο 3, που δεν γράφει στον πελάτη. Για να απαντήσετε εσείς, πάρτε το πίσω.

closed-no-fault = { $code }: δεν βρήκαμε βλάβη και κλείσαμε το αίτημά σας. Αν εμφανιστεί ξανά το πρόβλημα, απλώς γράψτε μας.
waits-for-you = Αίτημα { $code }: για να συνεχίσουμε χρειαζόμαστε την απάντησή σας ({ $who }). Γράψτε την εδώ όποτε μπορείτε.

hand-over = Ανάθεση σε άλλον
    .submit = Ανάθεση
hand-over-to =
    .label = Σε ποιον;
    .ask = Ποιος το αναλαμβάνει;
hand-over-need =
    .label = Τι χρειάζεται;
    .ask = Τι πρέπει να γνωρίζουν ή να κάνουν εκεί; Γράψτε το με λίγα λόγια.
escalate = Κλιμάκωση
    .submit = Κλιμάκωση
escalate-to =
    .label = Σε ποια ομάδα;
    .ask = Ποια ομάδα το αναλαμβάνει;
escalate-need =
    .label = Τι χρειάζεστε από την ομάδα;
    .ask = Τι χρειάζεστε από την ομάδα; Γράψτε και τι δοκιμάσατε ήδη.
prepare = Η λύση
    .submit = Επιστροφή
prepare-reader = Επιστρέφει στην ομάδα { $team }, που θα μεταφέρει τη λύση στον πελάτη.
prepare-solution =
    .label = Πώς λύνεται;
    .ask = Πώς λύνεται; Γράψτε το έτσι ώστε να μπορεί να σταλεί στον πελάτη.
hold = Αναμονή πελάτη
    .submit = Σε αναμονή
hold-question =
    .label = Η ερώτησή σας (κενό: το γνωρίζει ήδη)
    .ask = Τι να ρωτήσουμε τον πελάτη; Παραλείψτε το αν γνωρίζει ήδη τι περιμένουμε.
no-fault = Δεν βρέθηκε βλάβη
    .submit = Κλείσιμο
no-fault-reason =
    .label = Τι διαπιστώσατε; Θα το διαβάσει ο πελάτης.
    .ask = Τι διαπιστώσατε; Ο πελάτης θα το διαβάσει.
change = Αλλαγή στοιχείων
    .submit = Αποθήκευση
change-kind =
    .label = Είδος αιτήματος
    .ask = Τι είδους αίτημα είναι;
change-product =
    .label = Προϊόν
    .ask = Ποιο προϊόν αφορά;
change-asset =
    .label = Εξοπλισμός
    .ask = Ποιον εξοπλισμό αφορά;
asset-none = Κανένα από αυτά
change-category =
    .label = Κατηγορία
    .ask = Σε ποια κατηγορία ανήκει; Μία ή δύο λέξεις αρκούν.
change-priority =
    .label = Προτεραιότητα
    .ask = Πόσο γρήγορα πρέπει να γίνει;
change-severity =
    .label = Σοβαρότητα
    .ask = Πόσο επηρεάζεται ο πελάτης;
note-item = Υλικό ή εργασία
    .submit = Καταχώριση
note-item-kind =
    .label = Τι ήταν;
    .ask = Τι θέλετε να καταχωρίσετε;
    .part = Ανταλλακτικό
    .labour = Εργασία
    .service = Υπηρεσία
note-item-name =
    .label = Ονομασία
    .ask = Πώς λέγεται;
note-item-count =
    .label = Πόσα; Για εργασία: λεπτά ή 1:30
    .ask = Πόσα; Για εργασία δώστε λεπτά ή ώρες, όπως 1:30.
note-item-price =
    .label = Τιμή μονάδας ή ώρας εργασίας
    .ask = Πόσο κοστίζει η μονάδα ή η ώρα εργασίας; Για παράδειγμα 12,50 ή 12,50 €.

tickets-mine = Τα ανοιχτά μου αιτήματα
tickets-team = Ανοιχτά αιτήματα της ομάδας μου
tickets-all = Όλα τα ανοιχτά αιτήματα
tickets-none = Δεν υπάρχει τίποτα εδώ.
tickets-more = Εμφανίζονται τα πρώτα { $count }.
button-tickets =
    .mine = Δικά μου
    .team = Της ομάδας
    .all = Όλα
tickets-line =
    { $state } · { $code } · { $company } · { $owner } · { $age }
    { $subject }
age-minutes =
    { $count ->
        [one] ένα λεπτό
       *[other] { $count } λεπτά
    }
age-hours =
    { $count ->
        [one] μία ώρα
       *[other] { $count } ώρες
    }
age-days =
    { $count ->
        [one] μία ημέρα
       *[other] { $count } ημέρες
    }

# Γιατί κάτι δεν γίνεται.
refused-items-too-many = Το αίτημα έχει ήδη όσες καταχωρίσεις χωρούν. Χρησιμοποιήστε άλλο αίτημα.
refused-item-price = Δεν αναγνωρίζουμε την τιμή. Γράψτε την έτσι: 12,50 ή 12,50 €.
refused-item-quantity = Πόσα; Γράψτε έναν ακέραιο αριθμό μεγαλύτερο από το μηδέν.
refused-item-minutes = Πόση ώρα χρειάστηκε; Γράψτε λεπτά ή ώρες, όπως 1:30.
refused-reason-missing = Γράψτε τι διαπιστώσατε. Ο πελάτης θα το διαβάσει.
refused-ticket-with-sales = Το αίτημα είναι στο εμπορικό τμήμα μέχρι να το καλύψει σύμβαση.
refused-nobody-above = Δεν υπάρχει ομάδα πάνω από τη δική σας. Μπορείτε όμως να το αναθέσετε σε άλλον.
refused-nobody-else = Δεν υπάρχει κάποιος άλλος να το αναλάβει.
refused-receiver-unknown = Δεν μπορεί να πάει εκεί. Επιλέξτε κάποιον από τη λίστα.
refused-need-missing = Γράψτε, παρακαλώ, τι χρειάζεστε.
refused-not-with-level-3 = Το επίπεδο 3 δεν έχει πια αυτό το αίτημα.
refused-handed-nowhere = Το αίτημα βρίσκεται ήδη εκεί.
refused-on-hold-already = Περιμένουμε ήδη τον πελάτη.
refused-not-on-hold = Δεν περιμένουμε τον πελάτη σε αυτό το αίτημα.
refused-undo-late = Είναι αργά για αναίρεση. Οι άλλοι το γνωρίζουν ήδη.
refused-undo-not-yours = Μόνο όποιος το έκανε μπορεί να το αναιρέσει.
refused-undo-acted = Κάποιος συνέχισε ήδη από εδώ, οπότε δεν αναιρείται.
