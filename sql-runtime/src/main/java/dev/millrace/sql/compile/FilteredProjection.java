package dev.millrace.sql.compile;

import dev.millrace.column.ColumnBatch;

/// Computes columns of the rows for which a condition is true.
final class FilteredProjection implements BatchProjection {
    private final BatchFilter filter;
    private final BatchProjection projection;
    private int[] selected = new int[ColumnBatch.ROWS_MAX];

    FilteredProjection(BatchFilter filter, BatchProjection projection) {
        this.filter = filter;
        this.projection = projection;
    }

    @Override
    public ColumnBatch of(ColumnBatch input) {
        if (selected.length < input.size()) selected = new int[input.size()];
        int count = filter.select(input, selected);
        return projection.of(input, selected, count);
    }
}
