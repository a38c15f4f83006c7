package dev.millrace.sql.plan;

import java.io.Serializable;

/// Says where the next match may start after a match.
public sealed interface MatchSkip extends Serializable {

    /// The next match starts behind the last row of the match.
    record PastLastRow() implements MatchSkip {}

    /// The next match starts behind the first row of the match.
    record ToNextRow() implements MatchSkip {}

    /// The next match starts at the first row of a variable.
    record ToFirst(String variable) implements MatchSkip {}

    /// The next match starts at the last row of a variable.
    record ToLast(String variable) implements MatchSkip {}
}
