package dev.millrace.cep;

import dev.millrace.api.function.Function;
import dev.millrace.api.util.Collector;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/// Computes any number of results from each match.
///
/// @param <IN> the type of the events
/// @param <OUT> the type of the results
public interface PatternFlatSelectFunction<IN, OUT> extends Function, Serializable {

    /// Emits the results of a match.
    ///
    /// @param pattern the events of the match, in order, by the names of the patterns that took them
    void flatSelect(Map<String, List<IN>> pattern, Collector<OUT> out) throws Exception;
}
