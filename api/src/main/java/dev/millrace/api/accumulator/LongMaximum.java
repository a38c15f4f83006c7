package dev.millrace.api.accumulator;

/// Keeps the greatest value of type long.
public class LongMaximum implements SimpleAccumulator<Long> {
    private static final long serialVersionUID = 1L;

    private long local = Long.MIN_VALUE;

    public LongMaximum() {}

    /// @param value where to begin
    public LongMaximum(long value) {
        this.local = value;
    }

    @Override
    public void add(Long value) {
        add(value.longValue());
    }

    /// As [#add(Long)], without a box.
    public void add(long value) {
        local = Math.max(local, value);
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
