package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.file.Section;
import dev.millrace.state.heap.HeapState;
import dev.millrace.state.rows.KeyedRows;
import dev.millrace.state.rows.KeyedValueType;
import dev.millrace.state.rows.KeyedValues;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.rows.TimerRows;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Restores the keyed states of one operator, and records which restored data the states have claimed.
final class KeyedStateRestorer<K> {
    private final KeyedStates<K> states;
    /// The names of claimed states, with a mark for states with namespaces.
    private final Set<String> claimed = new HashSet<>();
    private @Nullable KeyedRestore<K> from;
    private @Nullable KeyedSnapshot<K> kept;
    /// The number of claimed names at the last copy of the unclaimed data, or -1 before the first copy.
    private int claimedBefore = -1;

    KeyedStateRestorer(KeyedStates<K> states) {
        this.states = states;
    }

    void with(KeyedRestore<K> restore) {
        from = restore;
    }

    /// Sets a snapshot in memory with the same content as the files.
    void withKept(KeyedSnapshot<K> snapshot) {
        kept = snapshot;
    }

    /// Releases the snapshot in memory.
    void release() {
        if (kept != null) kept.release();
        kept = null;
    }

    private static String mark(String name, boolean hasNamespace) {
        return name + (hasNamespace ? "/" : ".");
    }

    void into(HeapState<K> state) {
        claimed.add(mark(state.descriptor().getName(), false));
        if (from == null || hasAdopted(state)) return;
        from.into(state, states);
    }

    private boolean hasAdopted(HeapState<K> state) {
        if (kept == null) return false;
        try {
            Map<Integer, TableSnapshot<K>> tables = kept.tables(state, states.ttl(state.descriptor()));
            if (tables == null) return false;
            state.tables().adopt(tables);
            return true;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    <N> void into(NamespacedState<N, ?> state, StateDescriptor<?, ?> descriptor) {
        claimed.add(mark(descriptor.getName(), true));
        if (from != null) from.into(state, descriptor, states);
    }

    <N, V> boolean rows(RowType<N, V> type, KeyedRows.OnRow<K, N, V> to) {
        claimed.add(mark(type.name(), true));
        return from == null || new OwnRowsReader<>(from, states).rows(type, to);
    }

    <V> void values(KeyedValueType<V> type, KeyedValues.Target<K, V> to) {
        claimed.add(mark(type.name(), false));
        if (from != null) new OwnRowsReader<>(from, states).values(type, to);
    }

    <N> boolean timers(RowType<N, Long> type, TimerRows<N> to) {
        claimed.add(mark(type.name(), true));
        return from == null || from.timers(type, states, to);
    }

    <V> void groups(String name, TypeSerializer<V> serializer, KeyedRestore.OnGroup<V> consumer) {
        claimed.add(mark(name, false));
        if (from != null) from.groups(name, serializer, states, consumer);
    }

    boolean has(String name) {
        return from != null && from.has(name);
    }

    /// Adds the unclaimed data to a snapshot, so that it is not lost. After this call the unclaimed data is in
    /// memory, and the files may be deleted.
    void addTo(KeyedSnapshot<K> snapshot) throws IOException {
        KeyedRestore<K> before = from;
        if (before == null) return;
        boolean isRestOnly = claimedBefore == claimed.size();
        KeyedRestore<K> rest = isRestOnly ? before : before.remaining(this::isClaimed, states);
        claimedBefore = claimed.size();
        from = rest.isEmpty() ? null : rest;
        snapshot.carry(rest.files());
    }

    private boolean isClaimed(Section section) {
        return claimed.contains(mark(section.name(), section.hasNamespace()));
    }
}
