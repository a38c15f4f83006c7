package dev.millrace.api.accumulator;

/// The mean of all values; 0 where there is none.
public class AverageAccumulator implements SimpleAccumulator<Double> {
    private static final long serialVersionUID = 1L;

    private long count;
    private double sum;

    @Override
    public void add(Double value) {
        add(value.doubleValue());
    }

    /// As [#add(Double)], without a box.
    public void add(double value) {
        count++;
        sum += value;
    }

    /// As [#add(Double)], without a box.
    public void add(long value) {
        add((double) value);
    }

    /// As [#add(Double)], without a box.
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

    /// @throws IllegalArgumentException if the other is not an average: its weight would not be known
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
