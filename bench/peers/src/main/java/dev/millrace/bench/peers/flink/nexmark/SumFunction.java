package dev.millrace.bench.peers.flink.nexmark;

import dev.millrace.bench.nexmark.ResultTally;
import dev.millrace.bench.nexmark.RowHashes;
import org.apache.flink.streaming.api.functions.sink.legacy.RichSinkFunction;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.types.RowKind;

/// Sums up the hashes of rows, and adds the sums at the end.
final class SumFunction extends RichSinkFunction<RowData> {
    private static final long serialVersionUID = 1L;

    private final LogicalType[] types;
    private long rows;
    private long checksum;
    private long changes;

    SumFunction(RowType rowType) {
        this.types = rowType.getChildren().toArray(LogicalType[]::new);
    }

    @Override
    public void invoke(RowData row, Context context) {
        long hash = 0;
        for (int i = 0; i < types.length; i++) {
            hash = row.isNullAt(i) ? RowHashes.addNull(hash) : added(hash, row, i);
        }
        boolean isAdded = row.getRowKind() == RowKind.INSERT || row.getRowKind() == RowKind.UPDATE_AFTER;
        rows += isAdded ? 1 : -1;
        checksum += isAdded ? hash : -hash;
        changes++;
    }

    private long added(long hash, RowData row, int i) {
        switch (types[i].getTypeRoot()) {
            case BIGINT:
                return RowHashes.add(hash, row.getLong(i));
            case INTEGER:
                return RowHashes.add(hash, row.getInt(i));
            case TIMESTAMP_WITHOUT_TIME_ZONE:
                return RowHashes.add(hash, row.getTimestamp(i, 3).getMillisecond());
            case CHAR:
            case VARCHAR:
                byte[] text = row.getString(i).toBytes();
                return RowHashes.addText(hash, text, 0, text.length);
            case DECIMAL:
                DecimalType type = (DecimalType) types[i];
                DecimalData decimal = row.getDecimal(i, type.getPrecision(), type.getScale());
                return RowHashes.addDecimal(
                        hash, decimal.toBigDecimal().unscaledValue().longValue(), type.getScale());
            default:
                throw new IllegalStateException("a column of " + types[i]);
        }
    }

    @Override
    public void finish() {
        ResultTally.add(rows, checksum, changes);
    }
}
