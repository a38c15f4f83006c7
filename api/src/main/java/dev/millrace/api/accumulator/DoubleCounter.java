package dev.millrace.api.accumulator;

/// Sums double values.
public class DoubleCounter implements SimpleAccumulator<Double> {
    private static final long serialVersionUID = 1L;

    private double local;

    public DoubleCounter() {}

    /// Creates an accumulator.
    ///
    /// @param value the initial value
    public DoubleCounter(double value) {
        this.local = value;
    }

    @Override
    public void add(Double value) {
        add(value.doubleValue());
    }

    /// Adds a value like [#add(Double)], without boxing.
    public void add(double value) {
        local = local + value;
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
