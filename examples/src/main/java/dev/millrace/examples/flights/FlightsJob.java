package dev.millrace.examples.flights;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import java.time.Duration;

/// The job itself: flights and airports in, three streams of answers out.
///
/// @param hourly for each airport and hour: flights, mean and worst delay
/// @param worstOfDay for each day the ten worst airports
/// @param storms sessions of departures more than an hour late at one airport, less than two hours apart
record FlightsJob(
        DataStream<AirportDelays> hourly, DataStream<AirportDelays> worstOfDay, DataStream<AirportDelays> storms) {
    /// Lines may be this much out of order.
    static final Duration OUT_OF_ORDERNESS = Duration.ofHours(1);

    /// A departure at least this late, in minutes, is part of a storm.
    static final int STORM_DELAY = 60;

    /// One late flight is no storm.
    static final int STORM_FLIGHTS = 2;

    /// A gap *under* two hours keeps a storm together; times are whole minutes.
    static final Duration STORM_GAP = Duration.ofHours(2).minusMillis(1);

    /// When flights left, for watermarks.
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
