package dev.millrace.api.accumulator;

/// Keeps the least value of type long.
public class LongMinimum implements SimpleAccumulator<Long> {
    private static final long serialVersionUID = 1L;

    private long local = Long.MAX_VALUE;

    public LongMinimum() {}

    /// @param value where to begin
    public LongMinimum(long value) {
        this.local = value;
    }

    @Override
    public void add(Long value) {
        add(value.longValue());
    }

    /// As [#add(Long)], without a box.
    public void add(long value) {
        local = Math.min(local, value);
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
