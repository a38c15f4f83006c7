package dev.millrace.sql.operator.spill;

import dev.millrace.column.ColumnBatch;
import org.jspecify.annotations.Nullable;

/// Reads batches one after the other.
public interface BatchReader extends AutoCloseable {

    /// Returns the next batch, or null at the end.
    @Nullable
    ColumnBatch next();

    /// Stops reading.
    @Override
    void close();
}
