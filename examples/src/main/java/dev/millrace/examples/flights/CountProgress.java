package dev.millrace.examples.flights;

import dev.millrace.api.accumulator.LongCounter;
import dev.millrace.api.accumulator.LongMaximum;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.util.Collector;

/// Counts flights and records the watermark in accumulators. The demo reads the accumulators while the job runs.
final class CountProgress extends ProcessFunction<FlightLine, FlightLine> {
    private static final long serialVersionUID = 1L;

    static final String EVENTS = "events";
    static final String WATERMARK = "watermark";
    static final String NEWEST = "newest";

    private final LongCounter events = new LongCounter();
    private final LongMaximum watermark = new LongMaximum();
    private final LongMaximum newest = new LongMaximum();

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(EVENTS, events);
        getRuntimeContext().addAccumulator(WATERMARK, watermark);
        getRuntimeContext().addAccumulator(NEWEST, newest);
    }

    @Override
    public void processElement(FlightLine flight, Context context, Collector<FlightLine> out) {
        events.add(1L);
        watermark.add(context.timerService().currentWatermark());
        Long timestamp = context.timestamp();
        if (timestamp != null) newest.add((long) timestamp);
        out.collect(flight);
    }
}
