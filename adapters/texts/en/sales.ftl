# A request that no contract covers: what sales sees and fills in, and what the customer hears.

button-activate = Activate
button-decline = Declined

# $company, $product: whose request it is, and about what.
activate-for = { $company }
activate-for-product = { $company } · { $product }
# A contract that is over. $ends is a day like 2026-12-31.
activate-over = { $number }: ended on { $ends } · { $products }
activate-new = A new contract
activate = Activate
    .submit = Next
activate-contract =
    .label = Which contract?
    .ask = Which contract is it? Renew one of theirs, or record a new one.
renew = Renew the contract
    .submit = Renew
renew-until =
    .label = Until which day? For example 31.12.2027
    .ask = Until which day, that day included? For example 31.12.2027
sign = A new contract
    .submit = Activate
sign-number =
    .label = Number of the contract
    .ask = What is the number of the contract?
sign-ends =
    .label = Until which day? For example 31.12.2027
    .ask = Until which day, that day included? For example 31.12.2027
sign-starts =
    .label = From which day? Empty: from today
    .ask = From which day? Or press “{ form-skip }”: from today.
sign-products =
    .label = Products, with commas. Empty: what the request is about
    .ask = Which products does it cover? Write them with commas between them, or press “{ form-skip }”: what the request is about.
sign-products-known = Our products: { $products }
decline = Declined
    .submit = Decline and tell
decline-reason =
    .label = Why? For our records
    .ask = Why? It stays in our records.
decline-inside = { $who } is told kindly that we cannot support this. What you write here stays inside.

sales-covered-now = A contract covers it now: the request goes on.
status-unsupported = ⚪ Closed: no contract

# To the customer.
contract-active = Good news: your contract is active, and your request { $code } goes on. You need not write anything again.
cannot-support = We are sorry: without a contract we cannot support request { $code }, so we have closed it. If you would like a contract after all, just write to us here.

refused-sales-only = Only the sales team can decide about contracts.
refused-sales-settled = This has been decided already. The card shows how things stand.
refused-contract-of-another = This contract belongs to another customer.
refused-contract-known = There is a contract { $number } already. Please check the number.
refused-contract-ends-early = The contract would end too early. Please choose a later day.
refused-contract-not-today = The contract would not be in force today, so the request could not go on. Please check the days.
refused-contract-covers-other = The contract would not cover { $product }, which the request is about.
refused-contract-missing = No contract covers this request yet.
refused-day-unclear = “{ $typed }” is no day that we understand. Please write it like 31.12.2027 or 2027-12-31.
refused-product-unclear = We have no product called “{ $name }”. Please check the name.
