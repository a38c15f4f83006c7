package dev.millrace.examples.flights;

import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.function.ProcessWindowFunction;

/// Adds the airport and the window to the delays.
final class WithWindow extends ProcessWindowFunction<Delays, AirportDelays, String, TimeWindow> {
    private static final long serialVersionUID = 1L;

    private final long cutMillis;

    /// @param cutMillis the time to subtract from the end of a window. For sessions this is the gap, so that a storm
    /// ends with
    ///     its last departure
    WithWindow(long cutMillis) {
        this.cutMillis = cutMillis;
    }

    @Override
    public void process(String airport, Context context, Iterable<Delays> delays, Collector<AirportDelays> out) {
        TimeWindow window = context.window();
        for (Delays sum : delays) {
            out.collect(new AirportDelays(airport, window.getStart(), window.getEnd() - cutMillis, sum));
        }
    }
}
