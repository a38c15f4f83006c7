package dev.millrace.table.connector.sink.abilities;

/// Is a sink that wants to know the columns that a statement names.
public interface SupportsTargetColumnWriting {

    /// Names the columns, and returns whether the sink uses this.
    ///
    /// @param columns the paths of the columns
    boolean applyTargetColumns(int[][] columns);
}
