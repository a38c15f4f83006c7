package dev.millrace.table.catalog;

import java.io.Serializable;

/// Is a table that becomes visible when its rows have been written.
public interface StagedTable extends Serializable {

    /// Prepares the table. Called once before the job starts.
    void begin();

    /// Makes the table visible. Called after the job has ended.
    void commit();

    /// Drops the table. Called after the job has failed.
    void abort();
}
