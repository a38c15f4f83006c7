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

/// The records of one input as a snapshot has them, in the order in which they came. Those that were added since the
/// last complete snapshot are its changes. A snapshot that is not known to be complete may be so nevertheless, and then
/// its records must not come twice: all records of their keys are removed and told anew.
///
/// @param parts in order of time
/// @param gone the logs of namespaces that have been dropped
/// @param reading told when nobody reads them any more
record FrozenLogs(
        Keys<Object> keys, List<Part> parts, DroppedRows.Taken<FrozenLogs.Dropped> gone, RecordReading reading)
        implements ChangingRows<Object, Long, Object> {

    /// The records of one namespace: where a slice begins, or a window ends.
    ///
    /// @param complete how many of them the last complete snapshot has
    /// @param told how many of them the snapshot before has
    record Part(long time, KeyedLog log, int complete, int told, KeyedLog.Progress progress) {}

    /// A log that nobody changes any more.
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

    /// Tells each key of the first records of a log once.
    ///
    /// @param among the keys that count; null if all do
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

    /// The keys with records in snapshots that are not known to be complete.
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
        // The logs themselves would stay in memory until then.
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
