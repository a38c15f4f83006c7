package dev.millrace.api.accumulator;

/// Computes the maximum of double values.
public class DoubleMaximum implements SimpleAccumulator<Double> {
    private static final long serialVersionUID = 1L;

    private double local = Double.NEGATIVE_INFINITY;

    public DoubleMaximum() {}

    /// Creates an accumulator.
    ///
    /// @param value the initial value
    public DoubleMaximum(double value) {
        this.local = value;
    }

    @Override
    public void add(Double value) {
        add(value.doubleValue());
    }

    /// Adds a value like [#add(Double)], without boxing.
    public void add(double value) {
        local = Math.max(local, value);
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
