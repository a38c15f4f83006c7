-- Winning bids of auctions.
SELECT id, itemName, description, initialBid, reserve, `dateTime`, expires, seller, category, extra,
  auction, bidder, price, bidTime, bidExtra
FROM (
  SELECT A.*, B.auction, B.bidder, B.price, B.`dateTime` AS bidTime, B.extra AS bidExtra,
    ROW_NUMBER() OVER (PARTITION BY A.id ORDER BY B.price DESC, B.`dateTime` ASC) AS rownum
  FROM auction AS A JOIN bid AS B ON A.id = B.auction
  WHERE B.`dateTime` BETWEEN A.`dateTime` AND A.expires
) WHERE rownum <= 1
