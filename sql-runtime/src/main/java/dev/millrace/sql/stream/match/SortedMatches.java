package dev.millrace.sql.stream.match;

import dev.millrace.cep.match.HeldMatchRows;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnEquality;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.RowSorter;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;

/// Sorts all rows by partition and order, and then matches one partition after the other.
final class SortedMatches implements BatchOperator {
    private final RowSorter sorter;
    private final RowPacker packer;
    private final RowMatcher matcher;
    private final MatchTimes times;
    private final HeldMatchRows<PackedRow> rows = new HeldMatchRows<>();
    private final int[] keys;

    SortedMatches(MatchRowsSpec spec, OperatorServices services) {
        this.sorter = new RowSorter(
                services.files(),
                spec.input(),
                spec.sortKeys(),
                services.settings().memoryBytes());
        this.packer = RowPacker.ofAll(spec.input());
        this.keys = spec.clause().keys().stream().mapToInt(each -> each).toArray();
        this.times = new MatchTimes(spec.clause().timeColumn());
        long start = services.settings().start().toEpochMilli();
        MatchResults results = new MatchResults(
                spec.clause(), spec.input(), spec.rowType(), packer, services.settings(), () -> start, services::emit);
        this.matcher =
                new RowMatcher(spec.clause(), spec.input(), packer, services.settings(), () -> start, results, rows);
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        sorter.add(batch);
    }

    @Override
    public void finish() {
        BatchReader sorted = sorter.sorted();
        ColumnBatch previous = null;
        KeyMatches<PackedRow> partition = matcher.newPartition();
        for (ColumnBatch each = sorted.next(); each != null; each = sorted.next()) {
            for (int row = 0; row < each.size(); row++) {
                boolean isSame = row > 0
                        ? isSame(each, row - 1, each, row)
                        : previous == null || isSame(previous, previous.size() - 1, each, 0);
                if (!isSame) partition = begin(partition);
                process(partition, each, row);
            }
            previous = each;
        }
        begin(partition);
        matcher.emit();
        sorter.clear();
    }

    private void process(KeyMatches<PackedRow> partition, ColumnBatch batch, int row) {
        try {
            matcher.process(partition, batch, row, packer.pack(batch, row), times.of(batch, row));
        } catch (Exception failed) {
            throw MatchTimes.failed(failed);
        }
    }

    /// Ends a partition and returns the next one.
    private KeyMatches<PackedRow> begin(KeyMatches<PackedRow> ended) {
        try {
            matcher.advance(ended, Long.MAX_VALUE);
        } catch (Exception failed) {
            throw MatchTimes.failed(failed);
        }
        rows.all().clear();
        return matcher.newPartition();
    }

    private boolean isSame(ColumnBatch left, int leftRow, ColumnBatch right, int rightRow) {
        return ColumnEquality.areSame(left, leftRow, keys, right, rightRow, keys);
    }
}
