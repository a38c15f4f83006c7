package dev.millrace.api.window.delta;

import org.jspecify.annotations.Nullable;

/// Computes a distance from values that an extractor takes from the elements.
public abstract class ExtractionAwareDeltaFunction<DATA, TO> implements DeltaFunction<DATA> {
    private static final long serialVersionUID = 1L;

    private final @Nullable Extractor<DATA, TO> converter;

    /// Creates a function.
    ///
    /// @param converter extracts the value from an element; null if the value is the element itself
    public ExtractionAwareDeltaFunction(@Nullable Extractor<DATA, TO> converter) {
        this.converter = converter;
    }

    @Override
    public double getDelta(DATA oldDataPoint, DATA newDataPoint) {
        return getNestedDelta(taken(oldDataPoint), taken(newDataPoint));
    }

    /// Returns the distance between the values of an earlier and a later element.
    public abstract double getNestedDelta(TO oldDataPoint, TO newDataPoint);

    @SuppressWarnings("unchecked") // without a converter the two types are one
    private TO taken(DATA dataPoint) {
        return converter == null ? (TO) dataPoint : converter.extract(dataPoint);
    }
}
