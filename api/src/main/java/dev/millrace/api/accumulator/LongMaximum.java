package dev.millrace.api.accumulator;

/// Computes the maximum of long values.
public class LongMaximum implements SimpleAccumulator<Long> {
    private static final long serialVersionUID = 1L;

    private long local = Long.MIN_VALUE;

    public LongMaximum() {}

    /// Creates an accumulator.
    ///
    /// @param value the initial value
    public LongMaximum(long value) {
        this.local = value;
    }

    @Override
    public void add(Long value) {
        add(value.longValue());
    }

    /// Adds a value like [#add(Long)], without boxing.
    public void add(long value) {
        local = Math.max(local, value);
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
        local = Long.MIN_VALUE;
    }

    @Override
    public LongMaximum clone() {
        return new LongMaximum(local);
    }

    @Override
    public String toString() {
        return "LongMaximum " + local;
    }
}
