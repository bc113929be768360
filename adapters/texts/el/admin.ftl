# Για τον διαχειριστή.

alert-parked = ⚠️ Κάτι που ήρθε από { $channel } δεν μπόρεσε να διεκπεραιωθεί. Κρατήθηκε στην άκρη· περισσότερα στο αρχείο καταγραφής, με τον αριθμό { $trace }.
alert-timer = ⚠️ Κάτι προγραμματισμένο δεν πέτυχε και θα ξαναδοκιμαστεί σε μία ώρα: { $name } ({ $detail })
alert-not-delivered = ⚠️ Δεν παραδόθηκε: { $name } προς { $chat } ({ $why })

cli-migrated = Η βάση δεδομένων είναι ενημερωμένη.
cli-token-refused = Ένα token απορρίφθηκε και το γραφείο υποστήριξης σταμάτησε. Το αρχείο καταγραφής πιο πάνω λέει ποιανού είναι: βάλτε νέο στο { $file } ή στο περιβάλλον και ξεκινήστε πάλι.
cli-no-bot = Κανένα bot δεν έχει token στο περιβάλλον ή στο { $file }. Για να δοκιμάσετε χωρίς token: { $command }
cli-part-unknown = Δεν υπάρχει τμήμα «{ $part }». Υπάρχουν: { $parts }
cli-part-missing = Λείπουν οι ρυθμίσεις του «{ $part }». Μπορούν να τρέξουν: { $parts }
cli-story-languages = Η ιστορία παίζεται στις γλώσσες { $languages }, όχι στη «{ $language }».
cli-desk-empty = Δεν έχει οριστεί τίποτα ακόμη. Περιγράψτε το γραφείο υποστήριξης σε ένα αρχείο, όπως το { $example }, και τρέξτε: { $command }
cli-nobody = Κανείς δεν έχει το κλειδί «{ $who }». Τα πιο κοντινά: { $names }
cli-no-token = Το { $setting } δεν έχει οριστεί: σε αυτό το bot θα οδηγούσε ο σύνδεσμος.
cli-telegram = Το Telegram δεν το έκανε: { $why } ({ $detail })

cli-database = Η βάση δεδομένων δεν μπορεί να χρησιμοποιηθεί: { $why }
cli-database-taken = Μια άλλη διεργασία χρησιμοποιεί ήδη αυτή τη βάση { $kind }. Μπορεί μόνο μία κάθε φορά.
cli-database-newer = Η βάση δεδομένων ({ $revision }) είναι νεότερη από αυτή την έκδοση του Sixstar και έμεινε ανέπαφη. Ενημερώστε το Sixstar.
cli-database-older = Η βάση δεδομένων είναι παλαιότερη από αυτή την έκδοση του Sixstar. Τρέξτε: { $command }
cli-port-taken = Ένα άλλο πρόγραμμα χρησιμοποιεί ήδη τη διεύθυνση του { $setting }.
cli-impossible = Δεν γίνεται εδώ: { $why }

cli-setting-database = { $name }: πρέπει να μοιάζει με { $one } ή { $other }
cli-setting-token = { $name }: πρέπει να μοιάζει με { $example }, όπως το έδωσε ο @BotFather
cli-setting-begins = { $name }: πρέπει να αρχίζει με { $start }
cli-setting-example = { $name }: πρέπει να μοιάζει με { $example }
cli-setting-one-of = { $name }: πρέπει να είναι ένα από τα { $values }
cli-setting-unusable = { $name }: δεν μπορεί να χρησιμοποιηθεί έτσι
cli-setting-file = Το { $file } δεν μπορεί να διαβαστεί. Αποθηκεύστε το ως απλό κείμενο { $encoding }.
cli-setting-missing = Το { $given } έχει οριστεί, αλλά λείπει το { $missing }
cli-setting-missing-either = Το { $given } έχει οριστεί, αλλά λείπει το { $one } (ή το { $other })
cli-setting-same = Το { $one } και το { $other } είναι ίδια: κάθε bot χρειάζεται δικό του token
alert-nobody = ⚠️ Το αίτημα { $code } πήγε στην ομάδα { $team }, αλλά εκεί δεν το βλέπει κανείς: η ομάδα δεν έχει κανάλι στο Slack και κανένα μέλος της δεν έχει συνδεθεί στο Telegram.
cli-parked =
    { $count ->
        [0] Δεν έχει παραμεριστεί τίποτα.
        [one] Ένα εισερχόμενο δεν ήταν δυνατό να διεκπεραιωθεί. Για νέα προσπάθεια: { $command }
       *[other] { $count } εισερχόμενα δεν ήταν δυνατό να διεκπεραιωθούν. Για νέα προσπάθεια: { $command }
    }
cli-parked-again = Θα γίνει νέα προσπάθεια.
cli-parked-unknown = Δεν υπάρχει τίποτα με τον αριθμό { $trace }.
