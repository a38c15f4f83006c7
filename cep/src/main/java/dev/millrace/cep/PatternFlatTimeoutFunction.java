package dev.millrace.cep;

import dev.millrace.api.function.Function;
import dev.millrace.api.util.Collector;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/// Computes any number of results from each partial match that has timed out.
///
/// @param <IN> the type of the events
/// @param <OUT> the type of the results
public interface PatternFlatTimeoutFunction<IN, OUT> extends Function, Serializable {

    /// Emits the results of a partial match.
    ///
    /// @param pattern the events of the partial match, in order, by the names of the patterns that took them
    /// @param timeoutTimestamp the time at which the partial match timed out, in milliseconds
    void timeout(Map<String, List<IN>> pattern, long timeoutTimestamp, Collector<OUT> out) throws Exception;
}
