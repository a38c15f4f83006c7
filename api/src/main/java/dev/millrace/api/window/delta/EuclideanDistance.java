package dev.millrace.api.window.delta;

/// Computes the Euclidean distance of two points. The second point must not have fewer coordinates than the first.
public class EuclideanDistance<DATA> extends ExtractionAwareDeltaFunction<DATA, double[]> {
    private static final long serialVersionUID = 1L;

    /// Computes the distance of elements that are double arrays.
    public EuclideanDistance() {
        super(null);
    }

    /// Computes the distance of points that an extractor takes from the elements.
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
