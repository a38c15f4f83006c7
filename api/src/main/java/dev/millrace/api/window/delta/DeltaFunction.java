package dev.millrace.api.window.delta;

import java.io.Serializable;

/// Computes the distance between two elements.
public interface DeltaFunction<DATA> extends Serializable {

    /// Returns the distance between an earlier and a later element.
    double getDelta(DATA oldDataPoint, DATA newDataPoint);
}
