package dev.millrace.api.accumulator;

/// Keeps the least value of type int.
public class IntMinimum implements SimpleAccumulator<Integer> {
    private static final long serialVersionUID = 1L;

    private int local = Integer.MAX_VALUE;

    public IntMinimum() {}

    /// @param value where to begin
    public IntMinimum(int value) {
        this.local = value;
    }

    @Override
    public void add(Integer value) {
        add(value.intValue());
    }

    /// As [#add(Integer)], without a box.
    public void add(int value) {
        local = Math.min(local, value);
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
