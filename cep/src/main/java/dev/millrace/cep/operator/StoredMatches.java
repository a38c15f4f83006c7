package dev.millrace.cep.operator;

import dev.millrace.cep.match.KeyMatches;
import java.util.List;

/// Holds the matches of a key in the form of snapshots: partial matches refer to stages by their index in a
/// list of names.
///
/// @param stages the names of the stages
public record StoredMatches<T>(KeyMatches<T> matches, List<String> stages) {

    /// Returns the matches with references to the stages of a pattern.
    ///
    /// @param current the names of the stages of the pattern
    /// @throws dev.millrace.base.fault.MillraceException if the pattern lacks a stage
    public KeyMatches<T> at(List<String> current) {
        return stages.equals(current) ? matches : matches.moved(stages, current);
    }
}
