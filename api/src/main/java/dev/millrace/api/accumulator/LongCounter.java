package dev.millrace.api.accumulator;

/// Adds up values of type long.
public class LongCounter implements SimpleAccumulator<Long> {
    private static final long serialVersionUID = 1L;

    private long local;

    public LongCounter() {}

    /// @param value where to begin
    public LongCounter(long value) {
        this.local = value;
    }

    @Override
    public void add(Long value) {
        add(value.longValue());
    }

    /// As [#add(Long)], without a box.
    public void add(long value) {
        local = local + value;
    }

    @Override
    public Long getLocalValue() {
        return local;
    }

    /// As [#getLocalValue()], without a box.
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
