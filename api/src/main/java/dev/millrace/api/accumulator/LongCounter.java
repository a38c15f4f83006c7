package dev.millrace.api.accumulator;

/// Sums long values.
public class LongCounter implements SimpleAccumulator<Long> {
    private static final long serialVersionUID = 1L;

    private long local;

    public LongCounter() {}

    /// Creates an accumulator.
    ///
    /// @param value the initial value
    public LongCounter(long value) {
        this.local = value;
    }

    @Override
    public void add(Long value) {
        add(value.longValue());
    }

    /// Adds a value like [#add(Long)], without boxing.
    public void add(long value) {
        local = local + value;
    }

    @Override
    public Long getLocalValue() {
        return local;
    }

    /// Returns the result like [#getLocalValue()], without boxing.
    public long getLocalValuePrimitive() {
        return local;
    }

    @Override
    public void merge(Accumulator<Long, Long> other) {
        add(other.getLocalValue().longValue());
    }

    @Override
    public void resetLocal() {
        local = 0L;
    }

    @Override
    public LongCounter clone() {
        return new LongCounter(local);
    }

    @Override
    public String toString() {
        return "LongCounter " + local;
    }
}
