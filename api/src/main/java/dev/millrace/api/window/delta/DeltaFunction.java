package dev.millrace.api.window.delta;

import java.io.Serializable;

/// The distance between two elements.
public interface DeltaFunction<DATA> extends Serializable {

    double getDelta(DATA oldDataPoint, DATA newDataPoint);
}
