package dev.millrace.api.accumulator;

/// Computes the maximum of int values.
public class IntMaximum implements SimpleAccumulator<Integer> {
    private static final long serialVersionUID = 1L;

    private int local = Integer.MIN_VALUE;

    public IntMaximum() {}

    /// Creates an accumulator.
    ///
    /// @param value the initial value
    public IntMaximum(int value) {
        this.local = value;
    }

    @Override
    public void add(Integer value) {
        add(value.intValue());
    }

    /// Adds a value like [#add(Integer)], without boxing.
    public void add(int value) {
        local = Math.max(local, value);
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
        local = Integer.MIN_VALUE;
    }

    @Override
    public IntMaximum clone() {
        return new IntMaximum(local);
    }

    @Override
    public String toString() {
        return "IntMaximum " + local;
    }
}
