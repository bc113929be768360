# What `sixstar import` reads and answers. Mistakes of a line that the desk's file can have too are in desk_file.ftl.

# How columns may be called, between commas. The English key of each is always understood.
import-column =
    .key = key, id, code, external id
    .name = name, full name, title
    .company = company, customer, client, organisation, organization, account
    .team = team, group, queue
    .language = language, locale
    .zone = zone, time zone, timezone
    .sees_company = sees company, sees colleagues, company wide
    .phone = phone, telephone, mobile, phone number
    .number = number, contract, contract number, contract no
    .starts = starts, start, from, start date, valid from
    .ends = ends, end, to, until, end date, valid to, valid until
    .products = products, product, covers, covered products
    .product = product, model, article
    .serial = serial, serial number, serial no, sn
    .place = place, location, address, site
    .latitude = latitude, lat
    .longitude = longitude, lon, lng, long
    .teams = teams, team, groups
    .slack = slack, slack id, slack member id
    .technician = technician, field technician
import-yes = yes, true, y, x, 1
import-no = no, false, n, 0
import-all = all, everything, *

import-reading = Reading
import-checking = Checking
import-writing = Writing
import-would = A dry run: nothing was written. Would be added: { $added }, changed: { $changed }, unchanged: { $unchanged }.
import-sheet = Read: the sheet “{ $sheet }”. There are others, which { $option } chooses: { $others }
import-unused = Columns that were not used: { $names }

import-file-encoding = It is not certain which letters the file means here. Save it as “CSV { $encoding }”, or as an Excel workbook.
import-file-nul = There is a character with the code 0 here: this is no text. Export the table once more.
import-file-quotes = A quotation mark opens here that is not closed as it should be.
import-file-cell = A cell here is far too long. Perhaps a quotation mark is not closed.
import-file-large = The file is too large to be a table.
import-file-old-or-locked = This workbook is locked with a password, or of the old kind. Save it without a password as XLSX or as CSV.
import-file-workbook = This workbook is damaged from here on. Open it in your spreadsheet program and save it anew.
import-file-sheet = There is no such sheet. There are: { $names }
import-columns-missing = Columns are missing: { $names }. They may have these names, or those of any of our languages.
import-column-twice = The column “{ $field }” is there twice.
import-empty = Below the names of the columns there is nothing.

import-cell-formula = “{ $field }” is a formula without a value. Open the file in your spreadsheet program, save it, and try again.
import-cell-error = “{ $field }” is a formula that failed.
import-cell-long = “{ $field }” is too long: { $most } characters at most.
import-unknown = “{ $field }”: there is no “{ $value }” in the database. { $hint }
import-several = “{ $field }”: several are called “{ $value }”. Write the key instead: { $names }
import-elsewhere = “{ $name }” belongs to “{ $company }” in the database. If it really moves to another company, add { $option }; otherwise choose another key.
import-day-two = “{ $value }” can be two different days. Write “{ $field }” like { $example }.
import-degrees = “{ $field }” needs degrees from -{ $most } to { $most }, not “{ $value }”.
import-degrees-half = “{ $field }” has only one of the two coordinates: give both or none.
