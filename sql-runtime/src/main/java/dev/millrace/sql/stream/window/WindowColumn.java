package dev.millrace.sql.stream.window;

import java.io.Serializable;

/// Is a column of the results of an aggregation over windows.
public sealed interface WindowColumn extends Serializable {

    /// Is a grouping column.
    ///
    /// @param index the index among the grouping columns without those of the window
    record Key(int index) implements WindowColumn {}

    /// Is the result of a function.
    ///
    /// @param index the index of the function
    record Call(int index) implements WindowColumn {}

    /// Is the start of the window.
    record Start() implements WindowColumn {}

    /// Is the end of the window.
    record End() implements WindowColumn {}

    /// Is the last millisecond of the window.
    record Time() implements WindowColumn {}
}
