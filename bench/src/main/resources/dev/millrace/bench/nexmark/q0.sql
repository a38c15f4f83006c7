-- Pass through: the cost of reading and writing rows.
SELECT auction, bidder, price, `dateTime`, extra FROM bid
