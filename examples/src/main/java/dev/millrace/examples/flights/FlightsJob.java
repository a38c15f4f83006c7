package dev.millrace.examples.flights;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import java.time.Duration;

/// The job: two input streams, flights and airports, and three streams of results.
///
/// @param hourly for each airport and hour: flights, mean and worst delay
/// @param worstOfDay for each day the ten worst airports
/// @param storms sessions of departures more than an hour late at one airport, less than two hours apart
record FlightsJob(
        DataStream<AirportDelays> hourly, DataStream<AirportDelays> worstOfDay, DataStream<AirportDelays> storms) {
    /// The file holds no flight that is more than this behind a flight before it.
    static final Duration OUT_OF_ORDERNESS = Duration.ofHours(1);

    /// A departure with a longer delay, in minutes, is part of a storm.
    static final int STORM_DELAY = 60;

    /// A storm has at least this number of departures.
    static final int STORM_FLIGHTS = 2;

    /// A storm ends after two hours without a late departure. Times are whole minutes.
    static final Duration STORM_GAP = Duration.ofHours(2).minusMillis(1);

    /// Takes timestamps from the departure times.
    static WatermarkStrategy<FlightLine> departureTime() {
        return WatermarkStrategy.<FlightLine>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
                .withTimestampAssigner((flight, _) -> Times.millis(flight.date()));
    }

    /// @param flights with timestamps and watermarks
    static FlightsJob of(DataStream<FlightLine> flights, DataStream<Airport> airports) {
        SingleOutputStreamOperator<Departure> departures = flights.keyBy(FlightLine::origin)
                .connect(airports.broadcast(NameAirports.NAMES))
                .process(new NameAirports())
                .name("name airports");

        SingleOutputStreamOperator<AirportDelays> hourly = departures
                .keyBy(Departure::airport)
                .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                .aggregate(new Delays.Sum(), new WithWindow(0))
                .name("delays by hour");

        SingleOutputStreamOperator<AirportDelays> worst = departures
                .keyBy(Departure::airport)
                .window(TumblingEventTimeWindows.of(Duration.ofDays(1)))
                .aggregate(new Delays.Sum(), new WithWindow(0))
                .name("delays by day")
                .windowAll(TumblingEventTimeWindows.of(Duration.ofDays(1)))
                .process(new TenWorst())
                .name("ten worst");

        SingleOutputStreamOperator<AirportDelays> storms = departures
                .filter(departure -> departure.delay() > STORM_DELAY)
                .name("very late")
                .keyBy(Departure::airport)
                .window(EventTimeSessionWindows.withGap(STORM_GAP))
                .aggregate(new Delays.Sum(), new WithWindow(STORM_GAP.toMillis()))
                .filter(storm -> storm.delays().flights() >= STORM_FLIGHTS)
                .name("storms");

        return new FlightsJob(hourly, worst, storms);
    }
}
