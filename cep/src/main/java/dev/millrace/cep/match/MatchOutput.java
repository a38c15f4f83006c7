package dev.millrace.cep.match;

import java.util.List;
import java.util.Map;

/// Receives matches and timed-out partial matches.
///
/// @param <T> the type of the events
public interface MatchOutput<T> {

    /// Handles a match.
    ///
    /// @param events the events in order, by the names of the patterns that took them
    /// @param timestamp the time of the event or the watermark that completed the match
    void matched(Map<String, List<T>> events, long timestamp) throws Exception;

    /// Handles a partial match whose time is over.
    ///
    /// @param timestamp the time at which the partial match timed out
    void timedOut(Map<String, List<T>> events, long timestamp) throws Exception;
}
