# A known outage: staff declare it, customers recognise it, and all hear when it is over.

outage = A known outage
    .submit = Declare it
outage-product =
    .label = What is affected?
    .ask = What is affected?
outage-text =
    .label = What should customers read?
    .ask = What should customers read about it?
outage-who-reads = Every customer who reports trouble with it reads your words at once, just as you write them.
outage-everything = Everything
outage-title = ⚠️ Known outage: { $product }
outage-footer = Customers who report it hear of it at once. When it is over, please press the button.
outage-footer-over = ✅ It is over. The customers know.
button-outage-over = Over
outage-ended-thanks = Thank you. The customers hear of it now.
outage-ended =
    ✅ Over: { $product }. { $asked ->
        [0] No request was tied to it.
        [one] One customer is asked whether it works again.
       *[other] { $asked } customers are asked whether it works again.
    }
staff-outage = Outage
    .on = ⚠️ the customer says: the known one
    .over = ✅ over

# To customers. $code is their request.
outage-known = About request { $code }: we know of an outage
outage-next =
    .ask = Is this what you see? Then you need do nothing more: you will hear from us as soon as it is over.
    .outage-tied = We are working on it, and you will hear from us here as soon as it is over.
    .outage-other = All right: we look at your request by itself.
    .over = This outage is over.
outage-same = That is it
outage-other = Something else
outage-is-over = ✅ The outage that we told you of is over:
outage-over-goes-on = ✅ The outage that we told you of is over. Request { $code } stays open, and we go on with it.

refused-outage-not-yours = Only the team of a product, team leads and supervisors can declare an outage of it.
refused-outage-known = This outage has been declared already.
refused-outage-over = This is over already.
refused-product-unknown = We do not have this product any more.
