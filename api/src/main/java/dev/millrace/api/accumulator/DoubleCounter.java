package dev.millrace.api.accumulator;

/// Adds up values of type double.
public class DoubleCounter implements SimpleAccumulator<Double> {
    private static final long serialVersionUID = 1L;

    private double local;

    public DoubleCounter() {}

    /// @param value where to begin
    public DoubleCounter(double value) {
        this.local = value;
    }

    @Override
    public void add(Double value) {
        add(value.doubleValue());
    }

    /// As [#add(Double)], without a box.
    public void add(double value) {
        local = local + value;
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
        local = 0.0;
    }

    @Override
    public DoubleCounter clone() {
        return new DoubleCounter(local);
    }

    @Override
    public String toString() {
        return "DoubleCounter " + local;
    }
}
