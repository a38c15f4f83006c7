package dev.millrace.sql.stream.over;

import java.io.Serializable;

/// Says which earlier rows of a key are needed to compute later ones.
public sealed interface OverHistory extends Serializable {

    /// The last rows are needed.
    ///
    /// @param count the number of rows
    record LastRows(long count) implements OverHistory {}

    /// The rows of a time are needed.
    ///
    /// @param millis the distance from the last row, in milliseconds
    record LastTime(long millis) implements OverHistory {}

    /// All rows are needed.
    record AllRows() implements OverHistory {}

    /// Intermediate results of all rows are enough.
    ///
    /// @param countsRows whether rows with the same time have different results
    record Accumulated(boolean countsRows) implements OverHistory {}
}
