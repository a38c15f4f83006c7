package dev.millrace.sql.stream.rank;

import dev.millrace.api.value.RowKind;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.ChangeWriter;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Keeps the row of each key that arrived last. For inputs whose rows are never taken back.
///
/// @param keys the indexes of the columns of the key
/// @param emitsBefores whether updates are preceded by the former rows
public record LastRowSpec(RowType input, List<Integer> keys, boolean emitsBefores) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        StoredValue<PackedRow> stored = services.value("last-row", PackedRowSerializer.INSTANCE);
        BatchKeys found = new BatchKeys(input, keys);
        ChangeWriter writer = new ChangeWriter(services, input);
        boolean repeatsEqual = services.settings().timeToLiveMillis() > 0;
        return (_, batch) -> {
            found.find(batch);
            services.prefetch(found);
            for (int row = 0; row < batch.size(); row++) {
                services.select(found.key(found.number(row)));
                PackedRow before = stored.read();
                PackedRow after = writer.packer().pack(batch, row);
                if (!repeatsEqual && after.equals(before)) continue;
                stored.write(after);
                if (before == null) {
                    writer.add(RowKind.INSERT, after);
                    continue;
                }
                if (emitsBefores) writer.add(RowKind.UPDATE_BEFORE, before);
                writer.add(RowKind.UPDATE_AFTER, after);
            }
            writer.emit();
        };
    }
}
