package dev.millrace.api.accumulator;

/// Keeps the greatest value of type int.
public class IntMaximum implements SimpleAccumulator<Integer> {
    private static final long serialVersionUID = 1L;

    private int local = Integer.MIN_VALUE;

    public IntMaximum() {}

    /// @param value where to begin
    public IntMaximum(int value) {
        this.local = value;
    }

    @Override
    public void add(Integer value) {
        add(value.intValue());
    }

    /// As [#add(Integer)], without a box.
    public void add(int value) {
        local = Math.max(local, value);
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
