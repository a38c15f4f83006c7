package dev.millrace.runtime.sort;

import dev.millrace.base.host.Disk;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.operator.HeapSizes;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects records by key. Writes sorted records to temporary files when the records need too much memory. The memory
/// is an estimate from samples. Used by the thread of one subtask.
final class KeySorter implements AutoCloseable {
    /// The memory of a record beside its contents, and of a key with its list and its place in the table.
    private static final int RECORD_BYTES = 56;

    private static final int KEY_BYTES = 160;

    /// Receives the records of all keys.
    interface Target {

        /// Begins a key, whose records follow.
        void key(Object key, int hash);

        void record(SortedRecord record);

        /// Notes that the current key has no further record.
        void endOfKey();
    }

    private final KeyedStates<Object> keyed;
    private final RecordKinds kinds;
    private final RunFiles files;
    private final long memoryBytes;
    private final HeapSizes sizes = new HeapSizes(RECORD_BYTES);
    private KeyedTable<Object> table;
    private List<KeyRecords> keys = new ArrayList<>();
    private long bytes;

    /// Creates a sorter without records.
    ///
    /// @param memoryBytes the number of bytes that records may need in memory
    KeySorter(KeyedStates<Object> keyed, RecordKinds kinds, Disk disk, long memoryBytes) {
        this.keyed = keyed;
        this.kinds = kinds;
        this.files = new RunFiles(disk, kinds);
        this.memoryBytes = memoryBytes;
        this.table = KeyedTable.of(keyed.keyShape(), ColumnKind.OBJECT);
    }

    /// Adds a record of the current key.
    void add(SortedRecord record) {
        bytes += sizes.bytesOf(record.value(), kinds.inputs().get(record.input()));
        ofCurrentKey().add(record);
        if (bytes > memoryBytes) spill();
    }

    private KeyRecords ofCurrentKey() {
        int hash = keyed.currentHash();
        int slot = keyed.keyShape().isPrimitive()
                ? table.claim(keyed.currentLongKey(), hash)
                : table.claim(keyed.currentKey(), hash);
        if (!table.wasInserted()) return (KeyRecords) table.getObject(0, slot);
        KeyRecords made = new KeyRecords(keyed.currentKey(), hash);
        table.setObject(0, slot, made);
        keys.add(made);
        bytes += KEY_BYTES;
        return made;
    }

    private void spill() {
        try (KeyRun run = new MemoryRun(keys, kinds)) {
            files.add(run);
        } catch (IOException failed) {
            throw RunFiles.failed(failed);
        }
        clear();
    }

    private void clear() {
        table = KeyedTable.of(keyed.keyShape(), ColumnKind.OBJECT);
        keys = new ArrayList<>();
        bytes = 0;
    }

    /// Passes all records on, key by key. If no record is in a file, the keys are in order of arrival.
    void drain(Target target) {
        List<KeyRecords> last = keys;
        clear();
        if (files.isEmpty()) {
            drain(last, target);
            return;
        }
        try (KeyRun merged = files.merged(new MemoryRun(last, kinds))) {
            drain(merged, target);
            files.close();
        } catch (IOException failed) {
            throw RunFiles.failed(failed);
        }
    }

    private void drain(List<@Nullable KeyRecords> keys, Target target) {
        for (int i = 0; i < keys.size(); i++) {
            KeyRecords each = keys.set(i, null);
            if (each == null) continue;
            target.key(each.key(), each.hash());
            for (SortedRecord record : each.inOrder(kinds.order())) target.record(record);
            target.endOfKey();
        }
    }

    private void drain(KeyRun run, Target target) throws IOException {
        for (KeyRun.Key key = run.nextKey(); key != null; key = run.nextKey()) {
            target.key(kinds.value(key), key.hash());
            for (SortedRecord each = run.next(); each != null; each = run.next()) target.record(each);
            target.endOfKey();
        }
    }

    /// Deletes the temporary files.
    @Override
    public void close() throws IOException {
        files.close();
    }
}
