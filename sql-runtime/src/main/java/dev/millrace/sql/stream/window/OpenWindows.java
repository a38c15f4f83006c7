package dev.millrace.sql.stream.window;

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
import java.util.NavigableMap;
import java.util.TreeMap;

/// Keeps the rows of the open windows of the current key in the order of their arrival. Not thread-safe.
final class OpenWindows {
    private final SubRows<PackedRow> rows;
    private final StoredValue<Long> sequence;

    /// @param name the name of the state in snapshots
    OpenWindows(ContinuousServices services, String name) {
        this.rows = services.lastingRows(name, PackedRowSerializer.INSTANCE);
        this.sequence = services.lastingValue(name + ".sequence", LongSerializer.INSTANCE);
    }

    /// Is a kept row.
    ///
    /// @param id identifies the row within its key
    record Entry(PackedRow id, PackedRow row) {}

    /// Adds a row to a window.
    void add(long windowEnd, PackedRow row) {
        Long last = sequence.read();
        long next = last == null ? 0 : last + 1;
        sequence.write(next);
        rows.put(PackedLongs.of(windowEnd, next), row);
    }

    /// Returns the rows by the ends of their windows.
    NavigableMap<Long, List<Entry>> byEnd() {
        NavigableMap<Long, List<Entry>> all = new TreeMap<>();
        for (Map.Entry<PackedRow, PackedRow> each : rows.entries()) {
            all.computeIfAbsent(PackedLongs.at(each.getKey(), 0), _ -> new ArrayList<>())
                    .add(new Entry(each.getKey(), each.getValue()));
        }
        for (List<Entry> each : all.values()) {
            each.sort((a, b) -> Long.compare(PackedLongs.at(a.id, 1), PackedLongs.at(b.id, 1)));
        }
        return all;
    }

    void remove(Entry entry) {
        rows.remove(entry.id);
    }

    /// Drops rows, and the numbering if no row is left.
    void drop(List<Entry> entries) {
        for (Entry each : entries) rows.remove(each.id);
        if (rows.isEmpty()) sequence.clear();
    }
}
