package dev.millrace.sql.stream.rank;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Passes the first rows of each partition in order of arrival. For inputs whose rows are never taken back.
///
/// @param keys the indexes of the columns of the partition; empty if all rows are in one
/// @param first the number of the first row that is emitted, from 1
/// @param last the number of the last row that is emitted
public record LimitRowsSpec(RowType input, List<Integer> keys, long first, long last) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        StoredValue<Long> counts = services.value("counts", LongSerializer.INSTANCE);
        BatchKeys found = new BatchKeys(input, keys);
        return (_, batch) -> {
            found.find(batch);
            services.prefetch(found);
            int[] rows = new int[batch.size()];
            int size = 0;
            for (int row = 0; row < batch.size(); row++) if (isWithin(found, counts, services, row)) rows[size++] = row;
            services.emit(size == batch.size() ? batch : batch.select(rows, size));
        };
    }

    private boolean isWithin(BatchKeys found, StoredValue<Long> counts, ContinuousServices services, int row) {
        services.select(found.key(found.number(row)));
        Long before = counts.read();
        long number = before == null ? 1 : before + 1;
        if (number > last) return false;
        counts.write(number);
        return number >= first;
    }
}
