package dev.millrace.table.schema;

import java.util.List;

/// Names columns by which a connector finds rows.
public interface Index {

    /// Returns the name.
    String getName();

    /// Returns the names of the columns.
    List<String> getColumns();

    /// Returns the index as SQL for readers.
    String asSummaryString();
}
