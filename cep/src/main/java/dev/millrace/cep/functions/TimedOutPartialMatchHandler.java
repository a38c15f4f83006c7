package dev.millrace.cep.functions;

import java.util.List;
import java.util.Map;

/// Handles partial matches that can no longer become matches, because the time of the pattern is over.
///
/// @param <IN> the type of the events
public interface TimedOutPartialMatchHandler<IN> {

    /// Handles a partial match.
    ///
    /// @param match the events of the partial match, in order, by the names of the patterns that took them
    /// @param ctx returns the time at which the partial match timed out as its timestamp
    void processTimedOutMatch(Map<String, List<IN>> match, PatternProcessFunction.Context ctx) throws Exception;
}
