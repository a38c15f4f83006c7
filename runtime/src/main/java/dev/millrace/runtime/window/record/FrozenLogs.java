package dev.millrace.runtime.window.record;

import dev.millrace.runtime.window.DroppedRows;
import dev.millrace.state.key.Keys;
import dev.millrace.state.rows.ChangingRows;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Provides the records of one input for a snapshot, in order of arrival. The changes of a snapshot are the records
/// added since the last snapshot that is known to be complete. A later snapshot may be complete too, and its records
/// must not be restored twice. Therefore the snapshot removes all records of their keys and repeats them.
///
/// @param parts the logs in order of time
/// @param gone the logs of dropped namespaces
/// @param reading is notified when the snapshot no longer reads records
record FrozenLogs(
        Keys<Object> keys, List<Part> parts, DroppedRows.Taken<FrozenLogs.Dropped> gone, RecordReading reading)
        implements ChangingRows<Object, Long, Object> {

    /// Holds the records of one namespace, which is the start of a slice or the end of a window.
    ///
    /// @param complete the number of records in the last complete snapshot
    /// @param told the number of records in the previous snapshot
    record Part(long time, KeyedLog log, int complete, int told, KeyedLog.Progress progress) {}

    /// Holds a log that no longer changes.
    record Dropped(long time, KeyedLog log) {}

    @Override
    public void forEach(OnRow<Object, Long, Object> consumer) throws IOException {
        new ArrivalOrder(logs()).forEach((of, log, at) -> tell(log, at, parts.get(of).time, consumer));
    }

    private List<KeyedLog> logs() {
        return parts.stream().map(Part::log).toList();
    }

    private void tell(KeyedLog log, int at, long time, OnRow<Object, Long, Object> consumer) throws IOException {
        consumer.row(log.key(at, keys), log.hash(at), time, log.value(at));
    }

    @Override
    public boolean isWhole() {
        return gone.told().isWhole;
    }

    @Override
    public void forEachRemoved(OnRemoved<Object, Long> consumer) throws IOException {
        for (Dropped each : gone.told().dropped) remove(each.time, each.log, each.log.size(), null, consumer);
        KeyedTable<Object> repeated = repeated();
        if (repeated.size() == 0) return;
        for (Part each : parts) remove(each.time, each.log, each.told, repeated, consumer);
    }

    /// Reports each key of the first records of a log as removed, once.
    ///
    /// @param among the keys to report, or null for all keys
    private void remove(
            long time, KeyedLog log, int size, @Nullable KeyedTable<Object> among, OnRemoved<Object, Long> consumer)
            throws IOException {
        KeyedTable<Object> seen = table();
        for (int at = 0; at < size; at++) {
            if (among != null && log.find(at, among) < 0) continue;
            log.claim(at, seen);
            if (seen.wasInserted()) consumer.removed(log.key(at, keys), log.hash(at), time);
        }
    }

    private KeyedTable<Object> table() {
        return KeyedTable.of(keys, ColumnKind.LONG);
    }

    /// Returns the keys with records in snapshots that are not known to be complete.
    private KeyedTable<Object> repeated() {
        KeyedTable<Object> repeated = table();
        for (Part each : parts) for (int at = each.complete; at < each.told; at++) each.log.claim(at, repeated);
        return repeated;
    }

    @Override
    public void forEachChanged(OnRow<Object, Long, Object> consumer) throws IOException {
        KeyedTable<Object> repeated = repeated();
        int[] places = new int[parts.size()];
        if (repeated.size() == 0) Arrays.setAll(places, of -> parts.get(of).complete);
        new ArrivalOrder(logs(), places).forEach((of, log, at) -> {
            Part part = parts.get(of);
            if (at >= part.complete || log.find(at, repeated) >= 0) tell(log, at, part.time, consumer);
        });
    }

    @Override
    public List<Runnable> completions() {
        // Keep only the sizes: the logs themselves would stay in memory until the checkpoint completes.
        List<KeyedLog.Progress> progresses = parts.stream().map(Part::progress).toList();
        int[] sizes = parts.stream().mapToInt(part -> part.log.size()).toArray();
        Runnable logged = () -> {
            for (int i = 0; i < sizes.length; i++) {
                KeyedLog.Progress progress = progresses.get(i);
                progress.complete = Math.max(progress.complete, sizes[i]);
            }
        };
        return List.of(logged, gone.own()::complete);
    }

    @Override
    public void release() {
        reading.ends();
    }
}
