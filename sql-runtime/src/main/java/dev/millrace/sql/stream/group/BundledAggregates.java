package dev.millrace.sql.stream.group;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.group.GroupedAggregates;
import dev.millrace.sql.stream.ContinuousServices;

/// Aggregates the rows of several batches before an exchange, and then emits one row per group with the intermediate
/// results. Not thread-safe.
public final class BundledAggregates {
    private static final int GROUPS_MAX = 32_768;

    private final GroupedAggregates aggregates;
    private final ContinuousServices services;
    private final long rowsMax;
    private long rows;

    /// Creates aggregates without groups.
    ///
    /// @param services receive the rows
    /// @param rowsMax the number of rows after which the groups are emitted
    public BundledAggregates(GroupedAggregates aggregates, ContinuousServices services, long rowsMax) {
        this.aggregates = aggregates;
        this.services = services;
        this.rowsMax = rowsMax;
    }

    /// Adds rows. Emits the groups if there are many rows or many groups.
    public void add(ColumnBatch batch) {
        aggregates.add(batch);
        rows += batch.size();
        if (rows >= rowsMax || aggregates.size() >= GROUPS_MAX) emit();
    }

    /// Returns whether there are no groups.
    public boolean isEmpty() {
        return rows == 0;
    }

    /// Emits the groups, and drops them.
    public void emit() {
        int size = aggregates.size();
        for (int from = 0; from < size; from += ColumnBatch.ROWS_MAX) {
            services.emit(aggregates.partials(from, Math.min(size, from + ColumnBatch.ROWS_MAX)));
        }
        aggregates.clear();
        rows = 0;
    }
}
