package dev.millrace.api.window.delta;

/// The length of the straight line between two points.
public class EuclideanDistance<DATA> extends ExtractionAwareDeltaFunction<DATA, double[]> {
    private static final long serialVersionUID = 1L;

    /// For elements that are arrays of double.
    public EuclideanDistance() {
        super(null);
    }

    public EuclideanDistance(Extractor<DATA, double[]> converter) {
        super(converter);
    }

    @Override
    public double getNestedDelta(double[] oldDataPoint, double[] newDataPoint) {
        double sum = 0;
        for (int at = 0; at < oldDataPoint.length; at++) {
            double difference = oldDataPoint[at] - newDataPoint[at];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
