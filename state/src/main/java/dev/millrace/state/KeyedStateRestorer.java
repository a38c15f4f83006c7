package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.file.Section;
import dev.millrace.state.rows.KeyedRows;
import dev.millrace.state.rows.KeyedValueType;
import dev.millrace.state.rows.KeyedValues;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.rows.TimerRows;
import dev.millrace.state.table.TableSnapshot;
import dev.millrace.state.value.TimeToLive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the keyed states of one operator begin with, and how much of it has been asked for.
final class KeyedStateRestorer<K> {
    private final KeyedStates<K> states;
    /// What has been asked for: names, with a mark if there are namespaces.
    private final Set<String> claimed = new HashSet<>();
    private @Nullable KeyedRestore<K> from;
    private @Nullable KeyedSnapshot<K> kept;
    /// How much had been asked for when the rest was copied last; -1 if it never was.
    private int claimedBefore = -1;

    KeyedStateRestorer(KeyedStates<K> states) {
        this.states = states;
    }

    void with(KeyedRestore<K> restore) {
        from = restore;
    }

    /// What the files hold is still in memory too.
    void withKept(KeyedSnapshot<K> snapshot) {
        kept = snapshot;
    }

    /// Nobody will go back to it.
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
            TimeToLive ttl = new TimeToLive(state.descriptor().getTtlConfig(), states.clock());
            Map<Integer, TableSnapshot<K>> tables = kept.tables(state, ttl);
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

    /// Adds what nobody has asked for, so that it is not lost. From here on it is in memory, and the files may go.
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
