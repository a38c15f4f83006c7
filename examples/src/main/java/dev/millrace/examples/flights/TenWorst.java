package dev.millrace.examples.flights;

import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.function.ProcessAllWindowFunction;
import java.util.ArrayList;
import java.util.List;

/// Emits the ten airports of a day with the highest mean delay, the worst first.
final class TenWorst extends ProcessAllWindowFunction<AirportDelays, AirportDelays, TimeWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void process(Context context, Iterable<AirportDelays> airports, Collector<AirportDelays> out) {
        List<AirportDelays> sorted = new ArrayList<>();
        airports.forEach(sorted::add);
        sorted.sort(AirportDelays::worstFirst);
        sorted.stream().limit(10).forEach(out::collect);
    }
}
