package dev.millrace.state;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.base.fault.Check;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.MemoryFile;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.heap.HeapState;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.rows.TimerRows;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.StateTable;
import dev.millrace.state.value.RowCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Reads one operator's keyed state from snapshot files. A subtask reads only its own key groups.
///
/// @param files the files of a full snapshot, followed by the files of later incremental snapshots in order
/// @param ownFiles the number of files, at the end of the list, that belong to the last snapshot
/// @param keyGroups the number of key groups when the files were written, or 0 if it has not changed. If the number has
///     changed, the hash of each row's key determines its new group.
/// @param loader the class loader of the program
public record KeyedRestore<K>(
        List<SnapshotFile> files,
        int ownFiles,
        String operator,
        int keyGroups,
        TypeSerializer<K> keySerializer,
        ClassLoader loader) {
    public KeyedRestore {
        files = List.copyOf(files);
        Check.that(0 <= ownFiles && ownFiles <= files.size(), "%d of %d files", ownFiles, files.size());
    }

    /// Creates a reader of one file per snapshot.
    public KeyedRestore(
            List<SnapshotFile> files,
            String operator,
            int keyGroups,
            TypeSerializer<K> keySerializer,
            ClassLoader loader) {
        this(files, Math.min(1, files.size()), operator, keyGroups, keySerializer, loader);
    }

    /// Creates a reader of one file per snapshot, with the current number of key groups.
    public KeyedRestore(
            List<SnapshotFile> files, String operator, TypeSerializer<K> keySerializer, ClassLoader loader) {
        this(files, operator, 0, keySerializer, loader);
    }

    /// Returns the files of the last snapshot, which contain all data that is never written incrementally.
    List<SnapshotFile> own() {
        return files.subList(files.size() - ownFiles, files.size());
    }

    /// Receives values of key groups.
    @FunctionalInterface
    public interface OnGroup<V> {
        /// Handles the value of a range of keys.
        ///
        /// @param first the smallest hash of the keys, as an unsigned number
        /// @param last the largest hash of the keys
        void group(long first, long last, V value);
    }

    boolean isRegrouped(KeyedStates<K> states) {
        return keyGroups > 0 && keyGroups != states.maxParallelism();
    }

    /// Fills a new state with the rows of the subtask's key groups.
    void into(HeapState<K> state, KeyedStates<K> states) {
        OnBlock read = (in, block, form, section) -> {
            TypeSerializer<K> keys = SectionSerializers.reader(section, KeyedSnapshot.KEY, keySerializer, loader);
            boolean isRegrouped = isRegrouped(states);
            if (block.replacesAll() && !isRegrouped) state.tables().clear(block.number());
            for (int removed = in.readInt(); removed > 0; removed--) {
                states.select(keys.deserialize(in));
                if (isOwn(states, isRegrouped)) state.clear();
            }
            for (int rows = in.readInt(); rows > 0; rows--) {
                states.select(keys.deserialize(in));
                if (isOwn(states, isRegrouped)) readRow(in, form, state.tables(), states, block.isWhole());
                else form.skip(in);
            }
        };
        for (SnapshotFile file : files) {
            for (Section section : sections(file, state.descriptor(), false)) {
                each(file, section, state.descriptor(), states, read);
            }
        }
    }

    /// Returns the sections of a state in a file.
    ///
    /// @param hasNamespace distinguishes two states with the same name
    private List<Section> sections(SnapshotFile file, StateDescriptor<?, ?> descriptor, boolean hasNamespace) {
        return file.sections().stream()
                .filter(section -> isOwn(section)
                        && section.name().equals(descriptor.getName())
                        && section.hasNamespace() == hasNamespace)
                .toList();
    }

    /// Fills a state with namespaces. If a section is not incremental, only the files of the last snapshot count.
    <N> void into(NamespacedState<N, ?> state, StateDescriptor<?, ?> descriptor, KeyedStates<K> states) {
        boolean tellsChanges = true;
        for (SnapshotFile file : files) {
            for (Section section : sections(file, descriptor, true)) {
                tellsChanges &= section.tellsChanges();
                if (!section.tellsChanges() && !own().contains(file)) continue;
                each(
                        file,
                        section,
                        descriptor,
                        states,
                        (in, block, form, of) -> namespaces(in, block, form, of, state, states));
            }
        }
        if (!tellsChanges && state.namespaceEntries() instanceof HeapNamespaces<N> heap) heap.beginWhole();
    }

    private <N> void namespaces(
            DataInputDeserializer in,
            Block block,
            RowCodec form,
            Section section,
            NamespacedState<N, ?> state,
            KeyedStates<K> states)
            throws IOException {
        TypeSerializer<K> keys = SectionSerializers.reader(section, KeyedSnapshot.KEY, keySerializer, loader);
        TypeSerializer<N> namespaces =
                SectionSerializers.reader(section, KeyedSnapshot.NAMESPACE, state.namespaceSerializer(), loader);
        boolean isRegrouped = isRegrouped(states);
        Namespaces<N> into = state.namespaceEntries();
        if (section.tellsChanges() && block.replacesAll() && !isRegrouped) into.clearGroup(block.number());
        for (int removed = in.readInt(); removed > 0; removed--) {
            N namespace = namespaces.deserialize(in);
            states.select(keys.deserialize(in));
            if (isOwn(states, isRegrouped)) into.clear(namespace);
        }
        for (int rows = in.readInt(); rows > 0; rows--) {
            N namespace = namespaces.deserialize(in);
            states.select(keys.deserialize(in));
            if (!isOwn(states, isRegrouped)) {
                form.skip(in);
                continue;
            }
            @SuppressWarnings("unchecked")
            StateTable<K> tables = (StateTable<K>) into.in(namespace).tables();
            readRow(in, form, tables, states, block.isWhole());
        }
    }

    /// Passes the timers to the target. The key of each timer is selected.
    ///
    /// @return whether the next snapshot may be incremental
    <N> boolean timers(RowType<N, Long> type, KeyedStates<K> states, TimerRows<N> to) {
        boolean tellsChanges = true;
        List<SnapshotFile> ownFiles = own();
        for (SnapshotFile file : files) {
            for (Section section : own(file, type.name(), type.kind(), true)) {
                boolean counts = section.tellsChanges() || ownFiles.contains(file);
                tellsChanges &= section.tellsChanges();
                if (counts) timers(file, section, type, states, to);
            }
        }
        return tellsChanges;
    }

    private <N> void timers(
            SnapshotFile file, Section section, RowType<N, Long> type, KeyedStates<K> states, TimerRows<N> to) {
        TypeSerializer<K> keys = SectionSerializers.reader(section, KeyedSnapshot.KEY, keySerializer, loader);
        TypeSerializer<N> namespaces =
                SectionSerializers.reader(section, KeyedSnapshot.NAMESPACE, type.namespaces(), loader);
        boolean isRegrouped = isRegrouped(states);
        eachBlock(file, section, states, (in, block) -> {
            if (section.tellsChanges() && block.replacesAll() && !isRegrouped) to.clear(block.number());
            for (int removed = in.readInt(); removed > 0; removed--) {
                N namespace = namespaces.deserialize(in);
                states.select(keys.deserialize(in));
                long timestamp = in.readLong();
                if (isOwn(states, isRegrouped)) to.remove(namespace, timestamp);
            }
            for (int rows = in.readInt(); rows > 0; rows--) {
                N namespace = namespaces.deserialize(in);
                states.select(keys.deserialize(in));
                long timestamp = in.readLong();
                if (isOwn(states, isRegrouped)) to.add(namespace, timestamp);
            }
        });
    }

    /// Returns whether the row of the selected key belongs to this subtask.
    static boolean isOwn(KeyedStates<?> states, boolean isRegrouped) {
        return !isRegrouped || states.owns(states.currentHash());
    }

    /// Passes the values of key groups to the consumer, each with the range of the subtask's hashes to which
    /// it applies.
    <V> void groups(String name, TypeSerializer<V> serializer, KeyedStates<K> states, OnGroup<V> consumer) {
        int before = isRegrouped(states) ? keyGroups : states.maxParallelism();
        long first = KeyGroups.firstHash(states.range().first(), states.maxParallelism());
        long last = KeyGroups.firstHash(states.range().last() + 1, states.maxParallelism()) - 1;
        for (SnapshotFile file : own()) {
            for (Section section : own(file, name, SectionKind.GROUP_VALUE, false)) {
                TypeSerializer<V> values = SectionSerializers.reader(section, KeyedSnapshot.VALUE, serializer, loader);
                eachBlock(file, section, states, (in, block) -> {
                    long from = Math.max(first, KeyGroups.firstHash(block.number(), before));
                    long to = Math.min(last, KeyGroups.firstHash(block.number() + 1, before) - 1);
                    consumer.group(from, to, values.deserialize(in));
                });
            }
        }
    }

    /// Returns the operator's own sections with a name.
    ///
    /// @param hasNamespace distinguishes two sections with the same name
    List<Section> own(SnapshotFile file, String name, SectionKind kind, boolean hasNamespace) {
        List<Section> found = new ArrayList<>();
        for (Section section : file.sections()) {
            if (!isOwn(section) || !section.name().equals(name) || section.hasNamespace() != hasNamespace) continue;
            if (section.kind() != kind) throw SectionSerializers.otherKind(section, kind.toString());
            found.add(section);
        }
        return found;
    }

    /// Copies the sections that no state has claimed yet to memory, so that the files may be deleted.
    ///
    /// @param isClaimed returns whether a state has claimed a section
    KeyedRestore<K> remaining(Predicate<Section> isClaimed, KeyedStates<K> states) throws IOException {
        KeyGroups.Range range = states.range();
        KeyGroupRemapper<K> regrouping = isRegrouped(states) ? new KeyGroupRemapper<>(this, states) : null;
        MemoryFile bytes = new MemoryFile();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes)) {
            for (SnapshotFile file : files) {
                for (Section section : file.sections()) {
                    boolean counts = section.tellsChanges() || own().contains(file);
                    if (!counts || !isOwn(section) || isClaimed.test(section)) continue;
                    if (regrouping == null)
                        writer.copy(
                                file, section, group -> range.contains(group) && !isSuperseded(file, section, group));
                    else regrouping.copy(file, section, writer);
                }
            }
            writer.finish();
        }
        return new KeyedRestore<>(List.of(SnapshotFile.of(bytes)), operator, keySerializer, loader);
    }

    /// Returns whether a later file contains a key group as a whole.
    boolean isSuperseded(SnapshotFile file, Section section, int group) {
        if (!section.tellsChanges()) return false;
        for (SnapshotFile later : files.subList(files.indexOf(file) + 1, files.size())) {
            for (Block other : later.blocks(section)) if (other.isWhole() && other.number() == group) return true;
        }
        return false;
    }

    private boolean isOwn(Section section) {
        return section.operator().equals(operator) && section.kind().isKeyed();
    }

    boolean isEmpty() {
        return files.stream().allMatch(file -> file.sections().isEmpty());
    }

    /// Returns whether the files contain data of the operator under a name.
    boolean has(String name) {
        List<SnapshotFile> ownFiles = own();
        for (SnapshotFile file : files) {
            for (Section section : file.sections()) {
                boolean counts = section.tellsChanges() || ownFiles.contains(file);
                if (counts && isOwn(section) && section.name().equals(name)) return true;
            }
        }
        return false;
    }

    /// Reads the row of the current key.
    ///
    /// @param isNew whether the key has no entry yet, so that no look-up is needed
    private static <K> void readRow(
            DataInputDeserializer in, RowCodec form, StateTable<K> tables, KeyedStates<K> states, boolean isNew)
            throws IOException {
        KeyedTable<K> table = tables.current();
        form.read(table, tables.claimRestored(states.current(), table, isNew), in);
    }

    /// Reads one block of a state.
    private interface OnBlock {
        void block(DataInputDeserializer in, Block block, RowCodec form, Section section) throws IOException;
    }

    private void each(
            SnapshotFile file,
            Section section,
            StateDescriptor<?, ?> descriptor,
            KeyedStates<K> states,
            OnBlock onBlock) {
        if (section.kind() != KeyedSnapshot.kind(descriptor)) {
            throw SectionSerializers.otherKind(section, descriptor.getType() + " state");
        }
        RowCodec form = RowCodec.of(
                descriptor,
                states.ttl(descriptor),
                (role, declared) -> SectionSerializers.reader(section, role, declared, loader),
                section.forms().containsKey(KeyedSnapshot.DATED));
        eachBlock(file, section, states, (in, block) -> onBlock.block(in, block, form, section));
    }

    /// Reads the bytes of one block.
    interface OnBytes {
        void read(DataInputDeserializer in, Block block) throws IOException;
    }

    void eachBlock(SnapshotFile file, Section section, KeyedStates<K> states, OnBytes onBytes) {
        boolean isRegrouped = isRegrouped(states);
        KeyGroups.Range range =
                isRegrouped ? KeyGroups.among(keyGroups, states.range(), states.maxParallelism()) : states.range();
        for (Block block : file.blocks(section)) {
            if (!range.contains(block.number())) continue;
            // Skip the block if a later file has the whole key group. A clear could not remove its rows: an operator's
            // own rows have no table, and an old group may span several new groups.
            if (isSuperseded(file, section, block.number())) continue;
            try {
                onBytes.read(file.read(section, block), block);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("while reading " + section, unreadable);
            }
        }
    }
}
