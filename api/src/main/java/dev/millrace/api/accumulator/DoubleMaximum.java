package dev.millrace.api.accumulator;

/// Keeps the greatest value of type double.
public class DoubleMaximum implements SimpleAccumulator<Double> {
    private static final long serialVersionUID = 1L;

    private double local = Double.NEGATIVE_INFINITY;

    public DoubleMaximum() {}

    /// @param value where to begin
    public DoubleMaximum(double value) {
        this.local = value;
    }

    @Override
    public void add(Double value) {
        add(value.doubleValue());
    }

    /// As [#add(Double)], without a box.
    public void add(double value) {
        local = Math.max(local, value);
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
        local = Double.NEGATIVE_INFINITY;
    }

    @Override
    public DoubleMaximum clone() {
        return new DoubleMaximum(local);
    }

    @Override
    public String toString() {
        return "DoubleMaximum " + local;
    }
}
