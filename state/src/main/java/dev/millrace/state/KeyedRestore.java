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
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

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
        each(files, state.descriptor(), states, (in, block, form, section) -> {
            TypeSerializer<K> keys = Forms.reader(section, KeyedSnapshot.KEY, keySerializer, loader);
            if (block.isWhole()) state.tables().clear(block.number());
            for (int removed = in.readInt(); removed > 0; removed--) {
                states.select(keys.deserialize(in));
                state.clear();
            }
            for (int rows = in.readInt(); rows > 0; rows--) readRow(in, keys, form, state, states);
        });
    }

    /// The same for a state with namespaces. Each file has all of it, so only the last counts.
    <N> void into(NamespacedState<N, ?> state, StateDescriptor<?, ?> descriptor, KeyedStates<K> states) {
        each(List.of(files.getLast()), descriptor, states, (in, block, form, section) -> {
            TypeSerializer<K> keys = Forms.reader(section, KeyedSnapshot.KEY, keySerializer, loader);
            TypeSerializer<N> namespaces =
                    Forms.reader(section, KeyedSnapshot.NAMESPACE, state.namespaceSerializer(), loader);
            Check.that(in.readInt() == 0, "a state with namespaces was written whole");
            for (int rows = in.readInt(); rows > 0; rows--) {
                readRow(in, keys, form, state.heap(namespaces.deserialize(in)), states);
            }
        });
    }

    /// Timers are always written whole too.
    <N> void timers(
            String name,
            TypeSerializer<N> namespaceSerializer,
            KeyedStates<K> states,
            Consumer<TimerRow<K, N>> consumer) {
        SnapshotFile file = files.getLast();
        for (Section section : file.sections()) {
            boolean isIt = section.operator().equals(operator)
                    && section.name().equals(name)
                    && section.kind() == SectionKind.KEYED_TIMERS;
            if (!isIt) continue;
            TypeSerializer<K> keys = Forms.reader(section, KeyedSnapshot.KEY, keySerializer, loader);
            TypeSerializer<N> namespaces = Forms.reader(section, KeyedSnapshot.NAMESPACE, namespaceSerializer, loader);
            eachBlock(file, section, states, (in, _) -> {
                Check.that(in.readInt() == 0, "timers were written whole");
                for (int rows = in.readInt(); rows > 0; rows--) {
                    N namespace = namespaces.deserialize(in);
                    K key = keys.deserialize(in);
                    consumer.accept(new TimerRow<>(key, states.keyShape().hash(key), namespace, in.readLong()));
                }
            });
        }
    }

    private static <K> void readRow(
            DataInputDeserializer in, TypeSerializer<K> keys, RowForm form, HeapState<?> state, KeyedStates<K> states)
            throws IOException {
        states.select(keys.deserialize(in));
        @SuppressWarnings("unchecked")
        KeyedTable<K> table = (KeyedTable<K>) state.tables().current();
        form.read(table, states.claim(table), in);
    }

    /// Takes one block in.
    private interface OnBlock {
        void block(DataInputDeserializer in, Block block, RowForm form, Section section) throws IOException;
    }

    private void each(
            List<SnapshotFile> from, StateDescriptor<?, ?> descriptor, KeyedStates<K> states, OnBlock onBlock) {
        for (SnapshotFile file : from) {
            for (Section section : file.sections()) {
                boolean isIt =
                        section.operator().equals(operator) && section.name().equals(descriptor.getName());
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
