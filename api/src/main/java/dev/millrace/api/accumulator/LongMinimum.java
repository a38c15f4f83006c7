package dev.millrace.api.accumulator;

/// Computes the minimum of long values.
public class LongMinimum implements SimpleAccumulator<Long> {
    private static final long serialVersionUID = 1L;

    private long local = Long.MAX_VALUE;

    public LongMinimum() {}

    /// Creates an accumulator.
    ///
    /// @param value the initial value
    public LongMinimum(long value) {
        this.local = value;
    }

    @Override
    public void add(Long value) {
        add(value.longValue());
    }

    /// Adds a value like [#add(Long)], without boxing.
    public void add(long value) {
        local = Math.min(local, value);
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
        local = Long.MAX_VALUE;
    }

    @Override
    public LongMinimum clone() {
        return new LongMinimum(local);
    }

    @Override
    public String toString() {
        return "LongMinimum " + local;
    }
}
