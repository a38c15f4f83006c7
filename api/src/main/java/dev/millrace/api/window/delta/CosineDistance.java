package dev.millrace.api.window.delta;

/// One minus the cosine of the angle between two vectors: 0 for the same direction, 2 for the opposite. It is 0 where
/// one of them has no direction.
public class CosineDistance<DATA> extends ExtractionAwareDeltaFunction<DATA, double[]> {
    private static final long serialVersionUID = 1L;

    /// For elements that are arrays of double.
    public CosineDistance() {
        super(null);
    }

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
