package dev.millrace.api.window.delta;

/// Computes the cosine distance of two vectors: 1 minus the cosine of their angle. The distance is 0 for vectors of the
/// same direction, 2 for vectors of opposite directions, and 0 if a vector has length 0. The second vector must not be
/// shorter than the first.
public class CosineDistance<DATA> extends ExtractionAwareDeltaFunction<DATA, double[]> {
    private static final long serialVersionUID = 1L;

    /// Computes the distance of elements that are double arrays.
    public CosineDistance() {
        super(null);
    }

    /// Computes the distance of vectors that an extractor takes from the elements.
    public CosineDistance(Extractor<DATA, double[]> converter) {
        super(converter);
    }

    @Override
    public double getNestedDelta(double[] oldDataPoint, double[] newDataPoint) {
        double dot = 0;
        double oldSquare = 0;
        double newSquare = 0;
        for (int at = 0; at < oldDataPoint.length; at++) {
            dot += oldDataPoint[at] * newDataPoint[at];
            oldSquare += oldDataPoint[at] * oldDataPoint[at];
            newSquare += newDataPoint[at] * newDataPoint[at];
        }
        if (oldSquare == 0 || newSquare == 0) return 0;
        return 1.0 - dot / (Math.sqrt(oldSquare) * Math.sqrt(newSquare));
    }
}
