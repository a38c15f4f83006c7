package dev.millrace.sql.stream;

import dev.millrace.sql.operator.OperatorSettings;
import java.io.Serializable;

/// Contains the settings of a continuous query that its operators need on the workers.
///
/// @param operators the settings of all kinds of queries
/// @param timeToLiveMillis the time after which unused state is dropped, in milliseconds; 0 to keep it
/// @param compacts whether an operator emits at most one change per key and batch. Otherwise it emits the changes of
///     each row.
public record ContinuousSettings(OperatorSettings operators, long timeToLiveMillis, boolean compacts)
        implements Serializable {

    /// Returns the settings with another time to live.
    public ContinuousSettings withTimeToLive(long millis) {
        return new ContinuousSettings(operators, millis, compacts);
    }
}
