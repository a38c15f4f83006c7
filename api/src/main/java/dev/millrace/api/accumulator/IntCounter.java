package dev.millrace.api.accumulator;

/// Sums int values.
public class IntCounter implements SimpleAccumulator<Integer> {
    private static final long serialVersionUID = 1L;

    private int local;

    public IntCounter() {}

    /// Creates an accumulator.
    ///
    /// @param value the initial value
    public IntCounter(int value) {
        this.local = value;
    }

    @Override
    public void add(Integer value) {
        add(value.intValue());
    }

    /// Adds a value like [#add(Integer)], without boxing.
    public void add(int value) {
        local = local + value;
    }

    @Override
    public Integer getLocalValue() {
        return local;
    }

    /// Returns the result like [#getLocalValue()], without boxing.
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
