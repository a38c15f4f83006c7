package dev.millrace.sql.stream;

import dev.millrace.sql.operator.OperatorSettings;
import java.io.Serializable;

/// Contains the settings of a continuous query that its operators need on the workers.
///
/// @param operators the settings of all kinds of queries
/// @param timeToLiveMillis the time after which unused state is dropped, in milliseconds; 0 to keep it
/// @param batchRows the number of rows after which an operator emits at the latest. 1 to emit the changes of each row.
public record ContinuousSettings(OperatorSettings operators, long timeToLiveMillis, int batchRows)
        implements Serializable {

    /// Returns whether an operator may emit one change for several rows of a key.
    public boolean compacts() {
        return batchRows > 1;
    }

    /// Returns the settings with another time to live.
    public ContinuousSettings withTimeToLive(long millis) {
        return new ContinuousSettings(operators, millis, batchRows);
    }
}
