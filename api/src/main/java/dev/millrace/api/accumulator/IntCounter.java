package dev.millrace.api.accumulator;

/// Adds up values of type int.
public class IntCounter implements SimpleAccumulator<Integer> {
    private static final long serialVersionUID = 1L;

    private int local;

    public IntCounter() {}

    /// @param value where to begin
    public IntCounter(int value) {
        this.local = value;
    }

    @Override
    public void add(Integer value) {
        add(value.intValue());
    }

    /// As [#add(Integer)], without a box.
    public void add(int value) {
        local = local + value;
    }

    @Override
    public Integer getLocalValue() {
        return local;
    }

    /// As [#getLocalValue()], without a box.
    public int getLocalValuePrimitive() {
        return local;
    }

    @Override
    public void merge(Accumulator<Integer, Integer> other) {
        add(other.getLocalValue().intValue());
    }

    @Override
    public void resetLocal() {
        local = 0;
    }

    @Override
    public IntCounter clone() {
        return new IntCounter(local);
    }

    @Override
    public String toString() {
        return "IntCounter " + local;
    }
}
