-- Highest bid of each ten seconds.
SELECT B.auction, B.price, B.bidder, B.`dateTime`, B.extra
FROM bid AS B JOIN (
  SELECT MAX(price) AS most, window_end AS `dateTime`
  FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(`dateTime`), INTERVAL '10' SECOND))
  GROUP BY window_start, window_end
) AS H ON B.price = H.most
WHERE B.`dateTime` BETWEEN H.`dateTime` - INTERVAL '10' SECOND AND H.`dateTime`
