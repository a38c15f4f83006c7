package dev.millrace.sql.stream.sort;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnOrder;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowsSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Emits the rows that are left after the last change, in an order. All rows have the same key.
public record FinalSortSpec(RowType rowType, List<SortKey> order) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        StoredValue<List<PackedRow>> stored = services.lastingValue("rows", PackedRowsSerializer.INSTANCE);
        RowPacker packer = RowPacker.ofAll(rowType);
        ColumnOrder sorted = SortOrder.of(rowType, order);
        BatchBuilder results = new BatchBuilder(rowType);
        return new ContinuousOperator() {
            @Override
            public void process(int input, ColumnBatch batch) {
                services.select(PackedRow.EMPTY);
                List<PackedRow> before = stored.read();
                List<PackedRow> rows = before == null ? new ArrayList<>() : new ArrayList<>(before);
                for (int row = 0; row < batch.size(); row++) {
                    RowKind kind = batch.kind(row);
                    PackedRow changed = packer.pack(batch, row);
                    if (kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER) rows.add(changed);
                    else rows.remove(changed);
                }
                stored.write(rows);
            }

            @Override
            public void finish() {
                services.select(PackedRow.EMPTY);
                List<PackedRow> rows = stored.read();
                if (rows == null) return;
                List<ColumnBatch> batches = new ArrayList<>();
                for (PackedRow each : rows) batches.add(packer.batch(each));
                batches.sort((a, b) -> sorted.compare(a, 0, b, 0));
                for (ColumnBatch each : batches) {
                    results.append(each, 0);
                    services.emitIfFull(results);
                }
                services.emit(results);
            }
        };
    }
}
