package dev.millrace.sql.stream.join;

import dev.millrace.sql.stream.row.PackedRow;

/// Keeps the rows of one input of a join for the current key, with the number of their matches in the other input.
/// Not thread-safe.
interface JoinedRows {

    /// Adds a row.
    ///
    /// @param unique the unique columns of the row; without a meaning if there are none
    /// @param matches the number of rows of the other input that match the row
    void add(PackedRow row, PackedRow unique, int matches);

    /// Removes a row. A row that is not there, for example because it expired, is ignored.
    void remove(PackedRow row, PackedRow unique);

    /// Passes all rows to a visitor, which must not change the rows.
    void forEach(Visitor visitor);

    /// Changes the number of matches of a row.
    void rematch(PackedRow row, PackedRow unique, int matches);

    /// Receives rows.
    @FunctionalInterface
    interface Visitor {
        /// Receives a row.
        ///
        /// @param times how often the row was added
        void row(PackedRow row, PackedRow unique, int times, int matches);
    }
}
