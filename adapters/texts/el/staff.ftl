# Για το προσωπικό.

staff-greeting = Γεια σας! Ο λογαριασμός σας συνδέθηκε: { $name }.
staff-how =
    Τα νέα αιτήματα των ομάδων σας έρχονται με κουμπί: με «{ button-claim }» το αίτημα γίνεται δικό σας. Με «{ button-reply }» γράφετε στον πελάτη, με «{ button-solve }» καταγράφετε τη λύση και ρωτάμε τον πελάτη.
    Ένα απλό μήνυμα δεν πηγαίνει ποτέ στον πελάτη.

    /queue – ανοιχτά αιτήματα των ομάδων σας
    /ticket και κωδικός – ένα αίτημα
    /language – αλλαγή γλώσσας
    /help – αυτές οι οδηγίες
stranger-staff = Δεν γνωρίζουμε αυτόν τον λογαριασμό. Ανοίξτε τον σύνδεσμο πρόσκλησης. Αν δεν έχετε, ζητήστε από τον διαχειριστή να σας προσθέσει.

staff-title = { $code } · { $company }
staff-card =
    .customer = Πελάτης
    .product = Προϊόν
    .status = Κατάσταση
    .turn = Σειρά έχει
    .owner = Το χειρίζεται
    .contract = Συμβόλαιο
    .rating = Βαθμολογία
unknown = άγνωστο ακόμη
nobody = κανείς ακόμη
none = δεν υπάρχει
status =
    .active-new = 🟡 Νέο
    .active-assigned = 🔵 Σε εξέλιξη
    .pending = 🟠 Λύθηκε, αναμένεται επιβεβαίωση
    .closed-completed = ✅ Έκλεισε: λύθηκε
    .closed-no-fault-found = ⚪ Έκλεισε: δεν βρέθηκε βλάβη
waits =
    .intake = Ο πελάτης (γράφει ακόμη)
    .product = Ο πελάτης: ποιο προϊόν;
    .team = Η ομάδα
    .customer = Ο πελάτης
    .sales = Οι πωλήσεις
    .level-3 = Το επίπεδο 3
    .technician = Ο τεχνικός
    .confirmation = Ο πελάτης: λύθηκε;
    .nobody = Κανείς
ticket-brief = { $code } · { $customer } · { $state } · Σειρά έχει: { $turn }

button-claim = Ανάληψη
button-claim-code = Ανάληψη { $code }
button-reply = Απάντηση
button-solve = Λύθηκε

queue = Ανοιχτά αιτήματα
queue-empty = Δεν υπάρχουν ανοιχτά αιτήματα στις ομάδες σας.
queue-line =
    • { $code } · { $company } · { $owner }
    { $subject }

press-again = Άργησε λίγο. Πατήστε ξανά για να συνεχίσετε.
    .button = Συνέχεια

unread-part =
    ⚠️ Ο πελάτης έστειλε και κάτι που δεν μπορεί να εμφανιστεί εδώ: { $kind ->
        [poll] δημοσκόπηση
        [checklist] λίστα εργασιών
        [story] ιστορία
        [live_photo] κινούμενη φωτογραφία
        [game] παιχνίδι
        [file] αρχείο
       *[other] { $kind }
    }. Ρωτήστε τον σχετικά.
edited = { $who } άλλαξε ένα μήνυμα. Τώρα:
edited-before = Πριν:

answer-by = { $who } προς τον πελάτη ({ $customer }):
fate =
    .waiting = ⏳ Στον δρόμο προς τον πελάτη
    .delivered = ✅ Παραδόθηκε
    .failed = ⚠️ Δεν παραδόθηκε: { $why }

not-solved = { $code }: ο πελάτης λέει ότι δεν λύθηκε. Είναι πάλι η σειρά σας.
rated = { $code }: { stars } από τον πελάτη
rating-comment = { $code }: { stars } από τον πελάτη, με σχόλιο: «{ $comment }»
not-delivered = { $code }: η απάντησή σας δεν έφτασε στον πελάτη ({ $why }). Δοκιμάστε αλλιώς, για παράδειγμα τηλεφωνικά.
staff-file-lost = { $code }: το αρχείο { $name } δεν προωθήθηκε ({ $why }).
staff-closed-confirmed = { $code }: ✅ ο πελάτης επιβεβαίωσε τη λύση. Το αίτημα έκλεισε.
staff-closed-quiet = { $code }: ο πελάτης δεν έφερε αντίρρηση εγκαίρως. Το αίτημα έκλεισε.
customer-blocked = { $code }: ο πελάτης μάς απέκλεισε ({ $who }). Προς το παρόν οι απαντήσεις σας δεν φτάνουν εκεί· δοκιμάστε αλλιώς, για παράδειγμα τηλεφωνικά.
customer-returned = { $code }: ο πελάτης επέστρεψε ({ $who }). Οι απαντήσεις σας φτάνουν ξανά.

will-read = Θα το διαβάσει: { $who } ({ $company }).
reply = Απάντηση σε πελάτη
    .submit = Αποστολή
reply-text =
    .label = Η απάντησή σας
    .ask = Τι θέλετε να απαντήσετε στον πελάτη; Γράψτε το εδώ· μπορείτε να επισυνάψετε αρχεία.
reply-files =
    .label = Αρχεία
    .ask = Ποια αρχεία θέλετε να στείλετε μαζί;
solve = Η λύση
    .submit = Καταγραφή και ερώτηση
solve-solution =
    .label = Πώς λύθηκε; Θα το διαβάσει ο πελάτης.
    .ask = Πώς λύθηκε; Ο πελάτης θα το διαβάσει και θα μας πει αν βοήθησε.
send = Αποστολή σε πελάτη
    .submit = Αποστολή
