-- Airports at which three flights in a row depart with a delay that grows each time, and by how much in total.
-- Run it in the directory of the project: ./millrace sql -f examples/sql/growing-delays.sql

SET 'table.local-time-zone' = 'UTC';

CREATE TABLE flights (
  `date` STRING,
  delay INT,
  distance INT,
  origin STRING,
  destination STRING,
  departure AS TO_TIMESTAMP(`date`, 'yyyy/MM/dd HH:mm'),
  WATERMARK FOR departure AS departure - INTERVAL '1' HOUR
) WITH (
  'connector' = 'filesystem',
  'path' = 'examples/data/flights-20k.jsonl',
  'format' = 'json'
);

-- A delay of more than a quarter of an hour that grows with each of the next three flights from the same airport on one day.
-- Flights with the same time of departure are ordered by their delay.
SELECT origin, started, ended, first_delay, last_delay, growth
FROM flights MATCH_RECOGNIZE (
  PARTITION BY origin
  ORDER BY departure, delay
  MEASURES
    S.departure AS started,
    LAST(G.departure) AS ended,
    S.delay AS first_delay,
    LAST(G.delay) AS last_delay,
    LAST(G.delay) - S.delay AS growth
  ONE ROW PER MATCH
  AFTER MATCH SKIP PAST LAST ROW
  PATTERN (S G{3}) WITHIN INTERVAL '1' DAY
  DEFINE
    S AS S.delay > 15,
    G AS G.delay > LAST(S.delay) AND (LAST(G.delay, 1) IS NULL OR G.delay > LAST(G.delay, 1))
)
ORDER BY growth DESC, origin, started
LIMIT 10;
