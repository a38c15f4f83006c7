package dev.millrace.sql.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.RowType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Is a table with random changes, in batches of random sizes.
final class RandomChanges implements TableSource {
    private static final long serialVersionUID = 1L;

    private final transient List<ColumnBatch> batches = new ArrayList<>();
    private final transient List<GenericRowData> left = new ArrayList<>();
    private final transient Random random;
    private final ChangeKinds kinds;
    private int lastId;

    RandomChanges(RowType rowType, Random random, int changes, boolean isAppendOnly) {
        this.random = random;
        this.kinds = isAppendOnly ? ChangeKinds.INSERTS : ChangeKinds.ALL;
        BatchBuilder builder = new BatchBuilder(rowType);
        for (int i = 0; i < changes; i++) {
            change(builder, isAppendOnly ? 0 : random.nextInt(5));
            if (random.nextInt(4) == 0 && !builder.isEmpty()) batches.add(builder.build());
        }
        if (!builder.isEmpty()) batches.add(builder.build());
    }

    private void change(BatchBuilder builder, int choice) {
        if (choice < 3 || left.isEmpty()) {
            GenericRowData row = row(++lastId);
            left.add(row);
            add(builder, RowKind.INSERT, row);
            return;
        }
        int at = random.nextInt(left.size());
        GenericRowData before = left.get(at);
        if (choice == 3) {
            left.remove(at);
            add(builder, RowKind.DELETE, before);
            return;
        }
        GenericRowData after = row(before.getInt(0));
        left.set(at, after);
        add(builder, RowKind.UPDATE_BEFORE, before);
        add(builder, RowKind.UPDATE_AFTER, after);
    }

    private static void add(BatchBuilder builder, RowKind kind, GenericRowData row) {
        row.setRowKind(kind);
        builder.append(row);
        row.setRowKind(RowKind.INSERT);
    }

    private GenericRowData row(int id) {
        String text = List.of("x", "y", "zz", "").get(random.nextInt(4));
        return GenericRowData.of(
                id,
                orNull(random.nextInt(5)),
                orNull((long) random.nextInt(6)),
                orNull(StringData.fromString(text)),
                orNull(DecimalData.fromBigDecimal(BigDecimal.valueOf(random.nextInt(8) * 50L, 2), 8, 2)),
                orNull(random.nextInt(8) * 0.25));
    }

    private @Nullable Object orNull(@Nullable Object value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    /// Returns the rows that are left after all changes.
    List<? extends RowData> left() {
        return left;
    }

    @Override
    public DataStream<ColumnBatch> read(StreamExecutionEnvironment environment, ScanRequest request) {
        int[] columns = request.columns().stream().mapToInt(each -> each).toArray();
        List<ColumnBatch> projected = new ArrayList<>();
        for (ColumnBatch each : batches) projected.add(each.project(columns));
        return environment.fromData(projected, new ColumnBatchType(request.rowType()));
    }

    @Override
    public ChangeKinds changes() {
        return kinds;
    }
}
