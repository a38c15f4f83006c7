package dev.millrace.api.metric;

/// A rate over the last seconds, from a counter looked at regularly.
public class MeterView implements Meter, View {
    private static final int DEFAULT_SECONDS = 60;

    private final Counter counter;
    private final int spanSeconds;
    // The counts at the last looks, one more than the span has steps: the oldest of them is where the span begins.
    private final long[] looks;
    private int newest;
    private double rate;

    /// @param timeSpanInSeconds rounded down to a multiple of [View#UPDATE_INTERVAL_SECONDS], at least one of it
    public MeterView(int timeSpanInSeconds) {
        this(new SimpleCounter(), timeSpanInSeconds);
    }

    /// The rate of a counter over a minute.
    public MeterView(Counter counter) {
        this(counter, DEFAULT_SECONDS);
    }

    /// The rate of a counter over a time.
    public MeterView(Counter counter, int timeSpanInSeconds) {
        int steps = Math.max(timeSpanInSeconds / UPDATE_INTERVAL_SECONDS, 1);
        this.counter = counter;
        this.spanSeconds = steps * UPDATE_INTERVAL_SECONDS;
        this.looks = new long[steps + 1];
    }

    /// The rate over a minute of a gauge that only grows; events cannot be marked on it.
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
