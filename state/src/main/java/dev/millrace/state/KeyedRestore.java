package dev.millrace.state;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.base.fault.Check;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.Forms;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.table.KeyedTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// What snapshot files hold of one operator's keyed state, for a subtask to take its own from.
///
/// @param files the first whole, each later one with what changed since the one before
/// @param loader of the program's classes
public record KeyedRestore<K>(
        List<SnapshotFile> files, String operator, TypeSerializer<K> keySerializer, ClassLoader loader) {
    public KeyedRestore {
        files = List.copyOf(files);
    }

    /// Fills a state that was just made with the rows of the key groups that are the subtask's own.
    void into(HeapState<K> state, KeyedStates<K> states) {
        each(files, false, state.descriptor(), states, (in, block, form, section) -> {
            TypeSerializer<K> keys = Forms.reader(section, KeyedSnapshot.KEY, keySerializer, loader);
            if (block.isWhole()) state.tables().clear(block.number());
            for (int removed = in.readInt(); removed > 0; removed--) {
                states.select(keys.deserialize(in));
                state.clear();
            }
            for (int rows = in.readInt(); rows > 0; rows--) {
                states.select(keys.deserialize(in));
                readRow(in, form, state.tables(), states, block.isWhole());
            }
        });
    }

    /// The same for a state with namespaces. Each file has all of it, so only the last counts.
    <N> void into(NamespacedState<N, ?> state, StateDescriptor<?, ?> descriptor, KeyedStates<K> states) {
        each(List.of(files.getLast()), true, descriptor, states, (in, block, form, section) -> {
            TypeSerializer<K> keys = Forms.reader(section, KeyedSnapshot.KEY, keySerializer, loader);
            TypeSerializer<N> namespaces =
                    Forms.reader(section, KeyedSnapshot.NAMESPACE, state.namespaceSerializer(), loader);
            Check.that(in.readInt() == 0, "a state with namespaces was written whole");
            for (int rows = in.readInt(); rows > 0; rows--) {
                @SuppressWarnings("unchecked")
                Tables<K> tables =
                        (Tables<K>) state.heap(namespaces.deserialize(in)).tables();
                states.select(keys.deserialize(in));
                readRow(in, form, tables, states, true);
            }
        });
    }

    /// Rows of the operator's own, each with its key selected. They are always written whole too.
    <N, V> void rows(RowType<N, V> type, KeyedStates<K> states, KeyedRows.OnRow<K, N, V> consumer) {
        SnapshotFile file = files.getLast();
        for (Section section : own(file, type.name(), type.kind())) {
            TypeSerializer<K> keys = Forms.reader(section, KeyedSnapshot.KEY, keySerializer, loader);
            TypeSerializer<N> namespaces = Forms.reader(section, KeyedSnapshot.NAMESPACE, type.namespaces(), loader);
            TypeSerializer<V> values = Forms.reader(section, KeyedSnapshot.VALUE, type.values(), loader);
            eachBlock(file, section, states, (in, _) -> {
                Check.that(in.readInt() == 0, "rows of an operator's own were written whole");
                for (int rows = in.readInt(); rows > 0; rows--) {
                    N namespace = namespaces.deserialize(in);
                    K key = keys.deserialize(in);
                    states.select(key);
                    consumer.row(key, states.currentHash(), namespace, values.deserialize(in));
                }
            });
        }
    }

    /// Values of whole key groups.
    <V> void groups(String name, TypeSerializer<V> serializer, KeyedStates<K> states, BiConsumer<Integer, V> consumer) {
        SnapshotFile file = files.getLast();
        for (Section section : own(file, name, SectionKind.GROUP_VALUE)) {
            TypeSerializer<V> values = Forms.reader(section, KeyedSnapshot.VALUE, serializer, loader);
            eachBlock(file, section, states, (in, block) -> consumer.accept(block.number(), values.deserialize(in)));
        }
    }

    private List<Section> own(SnapshotFile file, String name, SectionKind kind) {
        List<Section> found = new ArrayList<>();
        for (Section section : file.sections()) {
            if (!isOwn(section) || !section.name().equals(name)) continue;
            if (section.kind() != kind) throw Forms.otherKind(section, kind.toString());
            found.add(section);
        }
        return found;
    }

    /// What nobody has asked for yet, in memory, so that the files may go.
    ///
    /// @param isClaimed whether somebody has asked for a section
    KeyedRestore<K> remaining(Predicate<Section> isClaimed, KeyGroups.Range range) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes)) {
            for (SnapshotFile file : files) {
                for (Section section : file.sections()) {
                    boolean counts = section.tellsChanges() || file == files.getLast();
                    if (!counts || !isOwn(section) || isClaimed.test(section)) continue;
                    writer.copy(file, section, range::contains);
                }
            }
            writer.finish();
        }
        return new KeyedRestore<>(List.of(SnapshotFile.of(bytes.toByteArray())), operator, keySerializer, loader);
    }

    private boolean isOwn(Section section) {
        return section.operator().equals(operator) && section.kind().isKeyed();
    }

    boolean isEmpty() {
        return files.stream().allMatch(file -> file.sections().isEmpty());
    }

    /// Whether the operator kept something of its own under a name.
    boolean has(String name) {
        for (Section section : files.getLast().sections()) {
            if (isOwn(section) && section.name().equals(name)) return true;
        }
        return false;
    }

    /// Reads the current key's row.
    ///
    /// @param isNew whether the key has no entry yet, so that nobody needs to look
    private static <K> void readRow(
            DataInputDeserializer in, RowForm form, Tables<K> tables, KeyedStates<K> states, boolean isNew)
            throws IOException {
        KeyedTable<K> table = tables.current();
        form.read(table, states.claim(tables, isNew), in);
    }

    /// Takes one block in.
    private interface OnBlock {
        void block(DataInputDeserializer in, Block block, RowForm form, Section section) throws IOException;
    }

    /// @param hasNamespace tells apart two states of one name
    private void each(
            List<SnapshotFile> from,
            boolean hasNamespace,
            StateDescriptor<?, ?> descriptor,
            KeyedStates<K> states,
            OnBlock onBlock) {
        for (SnapshotFile file : from) {
            for (Section section : file.sections()) {
                boolean isIt = isOwn(section)
                        && section.name().equals(descriptor.getName())
                        && section.hasNamespace() == hasNamespace;
                if (isIt) each(file, section, descriptor, states, onBlock);
            }
        }
    }

    private void each(
            SnapshotFile file,
            Section section,
            StateDescriptor<?, ?> descriptor,
            KeyedStates<K> states,
            OnBlock onBlock) {
        if (section.kind() != KeyedSnapshot.kind(descriptor)) {
            throw Forms.otherKind(section, descriptor.getType() + " state");
        }
        RowForm form = RowForm.of(
                descriptor,
                new TimeToLive(descriptor.getTtlConfig(), states.clock()),
                (role, declared) -> Forms.reader(section, role, declared, loader),
                section.forms().containsKey(KeyedSnapshot.DATED));
        eachBlock(file, section, states, (in, block) -> onBlock.block(in, block, form, section));
    }

    /// Reads one block.
    private interface OnBytes {
        void read(DataInputDeserializer in, Block block) throws IOException;
    }

    private static void eachBlock(SnapshotFile file, Section section, KeyedStates<?> states, OnBytes onBytes) {
        for (Block block : file.blocks(section)) {
            if (!states.range().contains(block.number())) continue;
            try {
                onBytes.read(file.read(section, block), block);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("while reading " + section, unreadable);
            }
        }
    }
}
