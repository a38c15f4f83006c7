package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.fault.Check;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.rows.ChangingRows;
import dev.millrace.state.rows.KeyedRows;
import dev.millrace.state.rows.KeyedValueType;
import dev.millrace.state.rows.KeyedValues;
import dev.millrace.state.rows.RowType;
import java.util.List;

/// Reads an operator's own rows and values from snapshot files.
///
/// @param states the states on which keys are selected
record OwnRowsReader<K>(KeyedRestore<K> from, KeyedStates<K> states) {

    /// Passes the operator's own rows to the consumer. The key of each row is selected. If a section is not
    /// incremental, only the files of the last snapshot count.
    ///
    /// @param to receives removed keys too, unless the rows are always written in full
    /// @return whether all files are incremental, so that the next snapshot may be too
    <N, V> boolean rows(RowType<N, V> type, KeyedRows.OnRow<K, N, V> to) {
        boolean tellsChanges = true;
        List<SnapshotFile> ownFiles = from.own();
        for (SnapshotFile file : from.files()) {
            for (Section section : from.own(file, type.name(), type.kind(), true)) {
                boolean counts = section.tellsChanges() || ownFiles.contains(file);
                tellsChanges &= section.tellsChanges();
                if (counts) rows(file, section, type, to);
            }
        }
        return tellsChanges;
    }

    private <N, V> void rows(SnapshotFile file, Section section, RowType<N, V> type, KeyedRows.OnRow<K, N, V> to) {
        TypeSerializer<K> keys =
                SectionSerializers.reader(section, KeyedSnapshot.KEY, from.keySerializer(), from.loader());
        TypeSerializer<N> namespaces =
                SectionSerializers.reader(section, KeyedSnapshot.NAMESPACE, type.namespaces(), from.loader());
        TypeSerializer<V> values =
                SectionSerializers.reader(section, KeyedSnapshot.VALUE, type.values(), from.loader());
        boolean isRegrouped = from.isRegrouped(states);
        from.eachBlock(file, section, states, (in, _) -> {
            for (int removed = in.readInt(); removed > 0; removed--) {
                N namespace = namespaces.deserialize(in);
                K key = keys.deserialize(in);
                states.select(key);
                if (KeyedRestore.isOwn(states, isRegrouped)) removed(to).removed(key, states.currentHash(), namespace);
            }
            for (int rows = in.readInt(); rows > 0; rows--) {
                N namespace = namespaces.deserialize(in);
                K key = keys.deserialize(in);
                states.select(key);
                V value = values.deserialize(in);
                if (KeyedRestore.isOwn(states, isRegrouped)) to.row(key, states.currentHash(), namespace, value);
            }
        });
    }

    private static <K, N, V> ChangingRows.Target<K, N, V> removed(KeyedRows.OnRow<K, N, V> to) {
        if (to instanceof ChangingRows.Target<K, N, V> target) return target;
        throw Check.broken("rows of an operator's own were written whole");
    }

    /// Passes the operator's own values, one per key, to the target. The key of each value is selected.
    <V> void values(KeyedValueType<V> type, KeyedValues.Target<K, V> to) {
        for (SnapshotFile file : from.files())
            for (Section section : from.own(file, type.name(), type.kind(), false)) values(file, section, type, to);
    }

    private <V> void values(SnapshotFile file, Section section, KeyedValueType<V> type, KeyedValues.Target<K, V> to) {
        TypeSerializer<K> keys =
                SectionSerializers.reader(section, KeyedSnapshot.KEY, from.keySerializer(), from.loader());
        TypeSerializer<V> values =
                SectionSerializers.reader(section, KeyedSnapshot.VALUE, type.values(), from.loader());
        boolean isRegrouped = from.isRegrouped(states);
        from.eachBlock(file, section, states, (in, _) -> {
            for (int removed = in.readInt(); removed > 0; removed--) {
                K key = keys.deserialize(in);
                states.select(key);
                if (KeyedRestore.isOwn(states, isRegrouped)) to.removed(key, states.currentHash());
            }
            for (int rows = in.readInt(); rows > 0; rows--) {
                K key = keys.deserialize(in);
                states.select(key);
                V value = values.deserialize(in);
                if (KeyedRestore.isOwn(states, isRegrouped)) to.value(key, states.currentHash(), value);
            }
        });
    }
}
