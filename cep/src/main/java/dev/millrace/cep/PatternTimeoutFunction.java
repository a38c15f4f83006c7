package dev.millrace.cep;

import dev.millrace.api.function.Function;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/// Computes one result from each partial match that has timed out.
///
/// @param <IN> the type of the events
/// @param <OUT> the type of the results
public interface PatternTimeoutFunction<IN, OUT> extends Function, Serializable {

    /// Returns the result of a partial match.
    ///
    /// @param pattern the events of the partial match, in order, by the names of the patterns that took them
    /// @param timeoutTimestamp the time at which the partial match timed out, in milliseconds
    OUT timeout(Map<String, List<IN>> pattern, long timeoutTimestamp) throws Exception;
}
