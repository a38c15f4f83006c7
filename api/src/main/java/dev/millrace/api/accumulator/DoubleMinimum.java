package dev.millrace.api.accumulator;

/// Keeps the least value of type double.
public class DoubleMinimum implements SimpleAccumulator<Double> {
    private static final long serialVersionUID = 1L;

    private double local = Double.POSITIVE_INFINITY;

    public DoubleMinimum() {}

    /// @param value where to begin
    public DoubleMinimum(double value) {
        this.local = value;
    }

    @Override
    public void add(Double value) {
        add(value.doubleValue());
    }

    /// As [#add(Double)], without a box.
    public void add(double value) {
        local = Math.min(local, value);
    }

    @Override
    public Double getLocalValue() {
        return local;
    }

    /// As [#getLocalValue()], without a box.
    public double getLocalValuePrimitive() {
        return local;
    }

    @Override
    public void merge(Accumulator<Double, Double> other) {
        add(other.getLocalValue().doubleValue());
    }

    @Override
    public void resetLocal() {
        local = Double.POSITIVE_INFINITY;
    }

    @Override
    public DoubleMinimum clone() {
        return new DoubleMinimum(local);
    }

    @Override
    public String toString() {
        return "DoubleMinimum " + local;
    }
}
