package dev.millrace.cep;

import dev.millrace.api.function.Function;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/// Computes one result from each match.
///
/// @param <IN> the type of the events
/// @param <OUT> the type of the results
public interface PatternSelectFunction<IN, OUT> extends Function, Serializable {

    /// Returns the result of a match.
    ///
    /// @param pattern the events of the match, in order, by the names of the patterns that took them
    OUT select(Map<String, List<IN>> pattern) throws Exception;
}
