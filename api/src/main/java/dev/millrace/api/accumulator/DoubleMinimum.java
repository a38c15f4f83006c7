package dev.millrace.api.accumulator;

/// Computes the minimum of double values.
public class DoubleMinimum implements SimpleAccumulator<Double> {
    private static final long serialVersionUID = 1L;

    private double local = Double.POSITIVE_INFINITY;

    public DoubleMinimum() {}

    /// Creates an accumulator.
    ///
    /// @param value the initial value
    public DoubleMinimum(double value) {
        this.local = value;
    }

    @Override
    public void add(Double value) {
        add(value.doubleValue());
    }

    /// Adds a value like [#add(Double)], without boxing.
    public void add(double value) {
        local = Math.min(local, value);
    }

    @Override
    public Double getLocalValue() {
        return local;
    }

    /// Returns the result like [#getLocalValue()], without boxing.
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
