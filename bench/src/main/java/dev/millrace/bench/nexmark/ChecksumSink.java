package dev.millrace.bench.nexmark;

import dev.millrace.api.DataStream;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.column.BytesColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.column.ObjectColumn;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.Map;
import java.util.Objects;

/// Sums up the rows of a query in [ResultTally].
///
/// @param rowType the columns: numbers, times, texts and decimals
public record ChecksumSink(RowType rowType) implements TableSink {

    @Override
    public void write(DataStream<ColumnBatch> rows, boolean overwrite, Map<String, String> staticPartition) {
        rows.map(new Summing(rowType), rows.getType()).name("sum").sinkTo(new DiscardingSink<>());
    }

    @Override
    public ChangeKinds changes() {
        return ChangeKinds.ALL;
    }

    private static final class Summing implements MapFunction<ColumnBatch, ColumnBatch> {
        private static final long serialVersionUID = 1L;
        private final int[] scales;
        private transient long[] hashes = {};

        Summing(RowType rowType) {
            this.scales =
                    rowType.getChildren().stream().mapToInt(Summing::scale).toArray();
        }

        private static int scale(LogicalType type) {
            return type instanceof DecimalType decimal ? decimal.getScale() : -1;
        }

        @Override
        public ColumnBatch map(ColumnBatch batch) {
            int size = batch.size();
            hashes = new long[size];
            for (int i = 0; i < batch.width(); i++) add(batch.column(i), scales[i], size);
            byte[] kinds = batch.kinds();
            long rows = 0;
            long checksum = 0;
            for (int row = 0; row < size; row++) {
                // The bytes of +I, -U, +U and -D are 0 to 3.
                boolean isAdded = kinds == null || kinds[row] == 0 || kinds[row] == 2;
                rows += isAdded ? 1 : -1;
                checksum += isAdded ? hashes[row] : -hashes[row];
            }
            ResultTally.add(rows, checksum, size);
            return batch;
        }

        private void add(Column column, int scale, int size) {
            for (int row = 0; row < size; row++) {
                long hash = hashes[row];
                hashes[row] = column.isNull(row) ? RowHashes.addNull(hash) : added(hash, column, scale, row);
            }
        }

        private static long added(long hash, Column column, int scale, int row) {
            return switch (column) {
                case LongColumn longs ->
                    scale < 0
                            ? RowHashes.add(hash, longs.value(row))
                            : RowHashes.addDecimal(hash, longs.value(row), scale);
                case IntColumn ints -> RowHashes.add(hash, ints.value(row));
                case BytesColumn texts -> RowHashes.addText(hash, texts.array(), texts.start(row), texts.length(row));
                case ObjectColumn values -> {
                    DecimalData decimal = (DecimalData) Objects.requireNonNull(values.value(row));
                    yield RowHashes.addDecimal(
                            hash, decimal.toBigDecimal().unscaledValue().longValue(), decimal.scale());
                }
                default -> throw new IllegalStateException("a column of " + column.getClass());
            };
        }
    }
}
