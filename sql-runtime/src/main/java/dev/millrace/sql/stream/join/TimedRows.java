package dev.millrace.sql.stream.join;

import dev.millrace.api.serializer.BooleanSerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.SubRows;
import dev.millrace.sql.stream.row.PackedLongs;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Keeps rows of the current key with their times and, if wanted, whether they had a match. Not thread-safe.
final class TimedRows {
    private final SubRows<PackedRow> rows;
    private final SubRows<Boolean> matched;
    private final StoredValue<Long> sequence;

    /// Is a kept row.
    ///
    /// @param id identifies the row within its key
    record Entry(PackedRow id, PackedRow row) {
        long time() {
            return PackedLongs.at(id, 0);
        }
    }

    /// @param name the name of the state in snapshots
    TimedRows(ContinuousServices services, String name) {
        this.rows = services.lastingRows(name, PackedRowSerializer.INSTANCE);
        this.matched = services.lastingRows(name + ".matched", BooleanSerializer.INSTANCE);
        this.sequence = services.lastingValue(name + ".sequence", LongSerializer.INSTANCE);
    }

    /// Adds a row.
    void add(long time, PackedRow row, boolean hasMatch) {
        Long last = sequence.read();
        long next = last == null ? 0 : last + 1;
        sequence.write(next);
        PackedRow id = PackedLongs.of(time, next);
        rows.put(id, row);
        if (hasMatch) matched.put(id, true);
    }

    /// Returns the rows in the order of their arrival.
    List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        for (Map.Entry<PackedRow, PackedRow> each : rows.entries()) {
            all.add(new Entry(each.getKey(), each.getValue()));
        }
        all.sort((a, b) -> Long.compare(PackedLongs.at(a.id, 1), PackedLongs.at(b.id, 1)));
        return all;
    }

    boolean hasMatch(Entry entry) {
        return matched.find(entry.id) != null;
    }

    void match(Entry entry) {
        matched.put(entry.id, true);
    }

    void remove(Entry entry) {
        rows.remove(entry.id);
        matched.remove(entry.id);
        if (rows.isEmpty()) sequence.clear();
    }
}
