package dev.millrace.sql.stream.row;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnLayout;
import dev.millrace.column.ColumnOrder;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Packs whole rows with the columns of an order first, and compares rows of batches with packed ones. Not thread-safe.
public final class PackedOrder {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONG_SIZE = 1 + Long.BYTES;

    private final RowPacker packer;
    private final int[] columns;
    private final boolean[] isDescending;
    private final boolean[] areNullsFirst;
    private final boolean isOfNumbers;
    private final int[] targets;
    private final RowPacker prefixPacker;
    private final ColumnOrder prefixOrder;
    private final BatchBuilder prefix;
    private final ColumnOrder batchOrder;

    /// Creates the order of rows of a type.
    public PackedOrder(RowType input, List<SortKey> order) {
        List<Integer> packed = new ArrayList<>();
        for (SortKey each : order) if (!packed.contains(each.column())) packed.add(each.column());
        List<Integer> keys = List.copyOf(packed);
        for (int i = 0; i < input.getFieldCount(); i++) if (!packed.contains(i)) packed.add(i);
        List<SortKey> effective = keys.stream().map(each -> first(order, each)).toList();
        this.packer = new RowPacker(input, packed);
        this.prefixPacker = new RowPacker(input, keys);
        this.targets = packed.stream().mapToInt(each -> each).toArray();
        this.columns = keys.stream().mapToInt(each -> each).toArray();
        this.isDescending = new boolean[columns.length];
        this.areNullsFirst = new boolean[columns.length];
        List<ColumnOrder.Key> prefixKeys = new ArrayList<>();
        boolean areAllLong = true;
        for (int i = 0; i < columns.length; i++) {
            SortKey key = effective.get(i);
            isDescending[i] = key.isDescending();
            areNullsFirst[i] = key.areNullsFirst();
            prefixKeys.add(new ColumnOrder.Key(i, key.isDescending(), key.areNullsFirst()));
            areAllLong &= ColumnLayout.of(input.getTypeAt(columns[i])) == ColumnLayout.LONG;
        }
        this.isOfNumbers = areAllLong;
        RowType prefixType =
                RowType.of(IntStream.of(columns).mapToObj(input::getTypeAt).toArray(LogicalType[]::new));
        this.prefixOrder = new ColumnOrder(prefixType, prefixKeys);
        this.prefix = new BatchBuilder(prefixType, 1);
        this.batchOrder = new ColumnOrder(
                input,
                effective.stream()
                        .map(each -> new ColumnOrder.Key(each.column(), each.isDescending(), each.areNullsFirst()))
                        .toList());
    }

    /// A later key with the same column decides nothing.
    private static SortKey first(List<SortKey> order, int column) {
        return order.stream()
                .filter(each -> each.column() == column)
                .findFirst()
                .orElseThrow();
    }

    /// Packs a row of a batch.
    public PackedRow pack(ColumnBatch batch, int row) {
        return packer.pack(batch, row);
    }

    /// Appends the columns of a packed row to the first columns of a builder, without ending its row.
    public void unpack(PackedRow row, BatchBuilder builder) {
        packer.unpack(row, builder, targets);
    }

    /// Compares a row of a batch with a packed row.
    ///
    /// @return a negative number, zero or a positive number if the row of the batch is less, equal or greater
    public int compare(ColumnBatch batch, int row, PackedRow other) {
        if (isOfNumbers) return compareNumbers(batch, row, other.bytes());
        prefixPacker.unpack(other, prefix, 0);
        prefix.endRow();
        return prefixOrder.compare(batch.project(columns), row, prefix.build(), 0);
    }

    /// Compares two rows of a batch.
    ///
    /// @return a negative number, zero or a positive number if the first row is less, equal or greater
    public int compare(ColumnBatch batch, int row, int other) {
        return batchOrder.compare(batch, row, batch, other);
    }

    private int compareNumbers(ColumnBatch batch, int row, byte[] other) {
        int at = 0;
        for (int i = 0; i < columns.length; i++) {
            LongColumn column = (LongColumn) batch.column(columns[i]);
            boolean isNull = column.isNull(row);
            boolean isOtherNull = other[at] == 1;
            if (isNull != isOtherNull) return isNull == areNullsFirst[i] ? -1 : 1;
            if (!isNull) {
                int compared = Long.compare(column.value(row), (long) LONGS.get(other, at + 1));
                if (compared != 0) return isDescending[i] ? -compared : compared;
            }
            at += isOtherNull ? 1 : LONG_SIZE;
        }
        return 0;
    }
}
