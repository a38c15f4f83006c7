-- The results of the flights demo in SQL. Run it in the directory of the project: ./millrace sql -f examples/sql/flights.sql

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

-- The first line of the file has names. No flight starts at the airport "iata".
CREATE TABLE airports (
  iata STRING,
  name STRING,
  city STRING,
  state STRING,
  country STRING,
  latitude STRING,
  longitude STRING
) WITH (
  'connector' = 'filesystem',
  'path' = 'examples/data/airports.csv',
  'format' = 'csv'
);

CREATE VIEW departures AS
SELECT f.origin AS airport, COALESCE(a.name, f.origin) AS name, f.departure, f.delay
FROM flights AS f LEFT JOIN airports AS a ON f.origin = a.iata;

-- The hours with the longest mean delay at airports with at least five departures in the hour.
SELECT airport, window_start, COUNT(*) AS flights, AVG(CAST(delay AS DOUBLE)) AS mean_delay, MAX(delay) AS worst
FROM TUMBLE(TABLE departures, DESCRIPTOR(departure), INTERVAL '1' HOUR)
GROUP BY airport, window_start, window_end
HAVING COUNT(*) >= 5
ORDER BY mean_delay DESC, airport, window_start
LIMIT 10;

-- The three worst airports of each of the first days.
SELECT `day`, `rank`, airport, flights, mean_delay
FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY `day` ORDER BY mean_delay DESC, flights DESC, airport) AS `rank`
  FROM (
    SELECT CAST(departure AS DATE) AS `day`, airport, COUNT(*) AS flights, AVG(CAST(delay AS DOUBLE)) AS mean_delay
    FROM departures
    GROUP BY CAST(departure AS DATE), airport
  )
)
WHERE `rank` <= 3
ORDER BY `day`, `rank`
LIMIT 9;

-- Airports by the number of departures that were more than an hour late.
SELECT name, COUNT(*) AS late, MAX(delay) AS worst
FROM departures
WHERE delay > 60
GROUP BY name
ORDER BY late DESC, name
LIMIT 5;
