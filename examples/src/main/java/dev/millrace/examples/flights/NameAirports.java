package dev.millrace.examples.flights;

import dev.millrace.api.process.KeyedBroadcastProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.util.Preconditions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds the name of the airport to each departure. The names are in broadcast state.
///
/// A departure whose airport has not arrived yet waits in state until the watermark passes its time. The watermark does
/// not advance before all airports have arrived. A departure from an unknown airport gets the code as the name.
final class NameAirports extends KeyedBroadcastProcessFunction<String, FlightLine, Airport, Departure> {
    private static final long serialVersionUID = 1L;

    /// The names of airports by code.
    static final MapStateDescriptor<String, String> NAMES =
            new MapStateDescriptor<>("airport-names", Types.STRING, Types.STRING);

    private static final ListStateDescriptor<FlightLine> WAITING =
            new ListStateDescriptor<>("waiting-for-name", FlightLine.class);

    private transient @Nullable ListState<FlightLine> waiting;

    @Override
    public void open(OpenContext context) {
        waiting = getRuntimeContext().getListState(WAITING);
    }

    @Override
    public void processElement(FlightLine flight, ReadOnlyContext context, Collector<Departure> out) throws Exception {
        String name = context.getBroadcastState(NAMES).get(flight.origin());
        if (name != null) {
            out.collect(departure(flight, name));
            return;
        }
        // The stream of airports has no watermark before its end, so timers fire only when all names are known.
        waiting().add(flight);
        context.timerService().registerEventTimeTimer(Times.millis(flight.date()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Departure> out) throws Exception {
        String name = context.getBroadcastState(NAMES).get(context.getCurrentKey());
        List<FlightLine> later = new ArrayList<>();
        for (FlightLine flight : Preconditions.checkNotNull(waiting().get())) {
            if (Times.millis(flight.date()) > timestamp) later.add(flight);
            else out.collect(departure(flight, name == null ? flight.origin() : name));
        }
        waiting().update(later);
    }

    @Override
    public void processBroadcastElement(Airport airport, Context context, Collector<Departure> out) throws Exception {
        context.getBroadcastState(NAMES).put(airport.iata(), airport.name());
    }

    private ListState<FlightLine> waiting() {
        ListState<FlightLine> state = waiting;
        if (state == null) throw new IllegalStateException("not open");
        return state;
    }

    private static Departure departure(FlightLine flight, String name) {
        return new Departure(flight.origin(), name, Times.millis(flight.date()), flight.delay());
    }
}
