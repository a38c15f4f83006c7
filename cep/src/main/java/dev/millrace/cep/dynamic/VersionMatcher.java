package dev.millrace.cep.dynamic;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.cep.match.PatternMatcher;
import java.util.List;

/// Matches events under one version of a pattern.
///
/// @param key the id and the version, as in the state
/// @param fromMillis the time from which matches begin
/// @param untilMillis the time from which matches begin under a newer version only
record VersionMatcher<T>(
        String key,
        String pattern,
        long version,
        long fromMillis,
        long untilMillis,
        PatternMatcher<Tuple2<Long, T>> matcher) {

    /// Returns the names of the stages of the pattern.
    List<String> stages() {
        return matcher.stageNames();
    }

    /// Returns whether a match may begin with an event of a time.
    boolean mayBegin(long time) {
        return fromMillis <= time && time < untilMillis;
    }
}
