package dev.millrace.api.accumulator;

/// Computes the minimum of int values.
public class IntMinimum implements SimpleAccumulator<Integer> {
    private static final long serialVersionUID = 1L;

    private int local = Integer.MAX_VALUE;

    public IntMinimum() {}

    /// Creates an accumulator.
    ///
    /// @param value the initial value
    public IntMinimum(int value) {
        this.local = value;
    }

    @Override
    public void add(Integer value) {
        add(value.intValue());
    }

    /// Adds a value like [#add(Integer)], without boxing.
    public void add(int value) {
        local = Math.min(local, value);
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
        local = Integer.MAX_VALUE;
    }

    @Override
    public IntMinimum clone() {
        return new IntMinimum(local);
    }

    @Override
    public String toString() {
        return "IntMinimum " + local;
    }
}
