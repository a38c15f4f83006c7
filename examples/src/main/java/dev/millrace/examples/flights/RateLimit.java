package dev.millrace.examples.flights;

import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.base.host.Host;

/// Limits the number of flights per second. The function blocks; other tasks of the job continue meanwhile.
final class RateLimit extends RichMapFunction<FlightLine, FlightLine> {
    private static final long serialVersionUID = 1L;

    private final double ratePerSecond;
    private transient long startedNanos;
    private transient long passed;

    /// @param ratePerSecond 0 for no limit
    RateLimit(double ratePerSecond) {
        this.ratePerSecond = ratePerSecond;
    }

    @Override
    public void open(OpenContext context) {
        startedNanos = Host.real().clock().nanos();
        passed = 0;
    }

    @Override
    public FlightLine map(FlightLine flight) throws InterruptedException {
        if (ratePerSecond == 0) return flight;
        Host host = Host.real();
        long due = startedNanos + (long) (passed++ * 1e9 / ratePerSecond);
        long left;
        while ((left = due - host.clock().nanos()) > 0) {
            host.threads().park(left);
            if (Thread.interrupted()) throw new InterruptedException("the job was cancelled");
        }
        return flight;
    }
}
