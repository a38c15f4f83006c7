package dev.millrace.api.accumulator;

/// Computes the mean of all values, or 0 if there is none.
public class AverageAccumulator implements SimpleAccumulator<Double> {
    private static final long serialVersionUID = 1L;

    private long count;
    private double sum;

    @Override
    public void add(Double value) {
        add(value.doubleValue());
    }

    /// Adds a value like [#add(Double)], without boxing.
    public void add(double value) {
        count++;
        sum += value;
    }

    /// Adds a value like [#add(Double)], without boxing.
    public void add(long value) {
        add((double) value);
    }

    /// Adds a value like [#add(Double)], without boxing.
    public void add(int value) {
        add((double) value);
    }

    @Override
    public Double getLocalValue() {
        return count == 0 ? 0.0 : sum / count;
    }

    @Override
    public void resetLocal() {
        count = 0;
        sum = 0;
    }

    /// Merges another average into this average.
    ///
    /// @throws IllegalArgumentException if the other accumulator is not an average, because its count is unknown
    @Override
    public void merge(Accumulator<Double, Double> other) {
        if (!(other instanceof AverageAccumulator average)) {
            throw new IllegalArgumentException(
                    "an average cannot take in a " + other.getClass().getName() + ", whose count is not known");
        }
        count += average.count;
        sum += average.sum;
    }

    @Override
    public AverageAccumulator clone() {
        AverageAccumulator copy = new AverageAccumulator();
        copy.merge(this);
        return copy;
    }

    @Override
    public String toString() {
        return "AverageAccumulator " + getLocalValue() + " of " + count;
    }
}
