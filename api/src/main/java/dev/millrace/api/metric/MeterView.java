package dev.millrace.api.metric;

/// Computes a rate over the last seconds from a counter that the engine reads at a fixed interval.
public class MeterView implements Meter, View {
    private static final int DEFAULT_SECONDS = 60;

    private final Counter counter;
    private final int spanSeconds;
    // A ring of the counts at the last updates, one more than the span has intervals. The oldest count starts the span.
    private final long[] looks;
    private int newest;
    private double rate;

    /// Creates a meter with a counter of its own.
    ///
    /// @param timeSpanInSeconds rounded down to a multiple of [View#UPDATE_INTERVAL_SECONDS], at least one interval
    public MeterView(int timeSpanInSeconds) {
        this(new SimpleCounter(), timeSpanInSeconds);
    }

    /// Creates a meter of a counter's rate over one minute.
    public MeterView(Counter counter) {
        this(counter, DEFAULT_SECONDS);
    }

    /// Creates a meter of a counter's rate over a time span in seconds.
    public MeterView(Counter counter, int timeSpanInSeconds) {
        int steps = Math.max(timeSpanInSeconds / UPDATE_INTERVAL_SECONDS, 1);
        this.counter = counter;
        this.spanSeconds = steps * UPDATE_INTERVAL_SECONDS;
        this.looks = new long[steps + 1];
    }

    /// Creates a meter of the growth of a gauge over one minute. The meter does not support `markEvent`.
    public MeterView(Gauge<? extends Number> numberGauge) {
        this(new GaugedCounter(numberGauge));
    }

    @Override
    public void markEvent() {
        counter.inc();
    }

    @Override
    public void markEvent(long n) {
        counter.inc(n);
    }

    @Override
    public long getCount() {
        return counter.getCount();
    }

    @Override
    public double getRate() {
        return rate;
    }

    @Override
    public void update() {
        newest = (newest + 1) % looks.length;
        looks[newest] = counter.getCount();
        long oldest = looks[(newest + 1) % looks.length];
        rate = (double) (looks[newest] - oldest) / spanSeconds;
    }

    private record GaugedCounter(Gauge<? extends Number> gauge) implements Counter {
        @Override
        public void inc() {
            throw fixed();
        }

        @Override
        public void inc(long n) {
            throw fixed();
        }

        @Override
        public void dec() {
            throw fixed();
        }

        @Override
        public void dec(long n) {
            throw fixed();
        }

        @Override
        public long getCount() {
            return gauge.getValue().longValue();
        }

        private static UnsupportedOperationException fixed() {
            return new UnsupportedOperationException("a meter over a gauge takes its count from the gauge alone");
        }
    }
}
