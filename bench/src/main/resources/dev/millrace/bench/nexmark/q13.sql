-- Side input: bids with values of a table that does not change.
SELECT B.auction, B.bidder, B.price, B.`dateTime`, S.val
FROM (SELECT *, MOD(auction, 10000) AS k FROM bid_clock) AS B
JOIN side_input FOR SYSTEM_TIME AS OF B.p_time AS S ON B.k = S.id
