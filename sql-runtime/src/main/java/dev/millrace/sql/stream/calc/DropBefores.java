package dev.millrace.sql.stream.calc;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;

/// Drops the former rows of updates.
public record DropBefores() implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        byte before = RowKind.UPDATE_BEFORE.toByteValue();
        return (_, batch) -> {
            byte[] kinds = batch.kinds();
            if (kinds == null) {
                services.emit(batch);
                return;
            }
            int[] rows = new int[batch.size()];
            int count = 0;
            for (int row = 0; row < batch.size(); row++) if (kinds[row] != before) rows[count++] = row;
            services.emit(count == batch.size() ? batch : batch.select(rows, count));
        };
    }
}
