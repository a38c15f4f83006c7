package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.heap.HeapState;
import dev.millrace.state.heap.HeapStates;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.CompositeTable;
import dev.millrace.state.table.CurrentKey;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.StateTable;
import dev.millrace.state.table.TableSnapshot;
import dev.millrace.state.value.StateColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Keeps the entries of all namespaces on the heap: one table per key group, with rows found by key and namespace. One
/// namespace with many keys costs as much as many namespaces with one key each.
final class HeapNamespaces<N> implements Namespaces<N> {
    private static final int HASH_STEP = 0x9E3779B9;
    /// If a namespace has fewer entries, its rows are not prefetched.
    private static final int PREFETCHED_MIN = 256;

    private final KeyedStates<Object> states;
    private final CurrentKey<Object> key;
    private final Keys<Object> keys;
    private final boolean isPrimitive;
    private final StateDescriptor<?, ?> descriptor;
    private final TypeSerializer<N> namespaceSerializer;
    private final ColumnKind[] columns;
    private final @Nullable CompositeTable<Object>[] groups;
    private final int first;
    private final Map<Object, Namespace> namespaces = new HashMap<>();
    private final View main;
    private final View other;
    private long lastNumber;
    private boolean hasSnapshots;
    private boolean beginsWhole;

    /// Represents a namespace that rows refer to. There is one object for each namespace with entries.
    static final class Namespace {
        private final Object value;
        /// Differs from the numbers of all other namespaces of the state. So the number identifies the namespace.
        private final long number;
        private final int hash;
        private int entries;

        private Namespace(Object value, long number) {
            this.value = value;
            this.number = number;
            this.hash = (int) number * HASH_STEP;
        }

        /// Returns the namespace object of the program.
        Object value() {
            return value;
        }
    }

    @SuppressWarnings("unchecked")
    HeapNamespaces(
            KeyedStates<Object> states, StateDescriptor<?, ?> descriptor, TypeSerializer<N> namespaceSerializer) {
        this.states = states;
        this.key = states.current();
        this.keys = key.keys();
        this.isPrimitive = keys.isPrimitive();
        this.descriptor = descriptor;
        this.namespaceSerializer = namespaceSerializer;
        this.columns = StateColumns.of(descriptor);
        this.groups = new CompositeTable[key.range().size()];
        this.first = key.range().first();
        this.main = new View();
        this.other = new View();
        this.hasSnapshots = states.hasSnapshots();
    }

    private @Nullable CompositeTable<Object> table() {
        return groups[key.group() - first];
    }

    private CompositeTable<Object> madeTable() {
        CompositeTable<Object> known = table();
        if (known != null) return known;
        CompositeTable<Object> made = new CompositeTable<>(keys, columns);
        if (hasSnapshots) made.beginSnapshots();
        groups[key.group() - first] = made;
        return made;
    }

    private int find(CompositeTable<Object> table, Namespace namespace) {
        int hash = CompositeTable.hash(key.hash(), namespace.hash, 0);
        return isPrimitive
                ? table.slotOfNumbered(key.longKey(), namespace.number, hash)
                : table.slotOf(key.key(), namespace, namespace.number, hash);
    }

    private int claim(CompositeTable<Object> table, Namespace namespace) {
        int hash = CompositeTable.hash(key.hash(), namespace.hash, 0);
        int slot = isPrimitive
                ? table.claimNumbered(key.longKey(), namespace, namespace.number, hash)
                : table.claim(key.key(), namespace, namespace.number, hash);
        if (table.wasInserted()) namespace.entries++;
        return slot;
    }

    private void remove(CompositeTable<Object> table, int slot) {
        Namespace namespace = (Namespace) table.namespaceAt(slot);
        table.remove(slot);
        if (--namespace.entries == 0) namespaces.remove(namespace.value);
    }

    private Namespace namespace(Object value) {
        Namespace known = namespaces.get(value);
        return known != null ? known : new Namespace(value, ++lastNumber);
    }

    /// Shows the entries of one namespace at a time to a state.
    private final class View implements StateTable<Object> {
        private final HeapState<Object> state;
        private Namespace namespace = new Namespace("", 0);

        View() {
            this.state = HeapStates.make(key, descriptor, this, states.ttl(descriptor));
        }

        HeapState<Object> in(Object value) {
            if (namespace.entries > 0 && (namespace.value == value || namespace.value.equals(value))) return state;
            namespace = namespace(value);
            key.namespaceSelected();
            return state;
        }

        @Override
        @SuppressWarnings("unchecked")
        public KeyedTable<Object> current() {
            key.require();
            // A state only reads and writes columns of this table; it finds rows through this view.
            return (KeyedTable<Object>) (KeyedTable<?>) madeTable();
        }

        @Override
        public int find(CurrentKey<Object> by, KeyedTable<Object> table) {
            return HeapNamespaces.this.find(composite(table), namespace);
        }

        @Override
        public int claim(CurrentKey<Object> by, KeyedTable<Object> table) {
            if (namespace.entries == 0) {
                Namespace known = namespaces.putIfAbsent(namespace.value, namespace);
                if (known != null) namespace = known;
            }
            return HeapNamespaces.this.claim(composite(table), namespace);
        }

        @Override
        public void remove(KeyedTable<Object> table, int slot) {
            HeapNamespaces.this.remove(composite(table), slot);
        }

        @SuppressWarnings("unchecked")
        private static CompositeTable<Object> composite(KeyedTable<Object> table) {
            return (CompositeTable<Object>) (KeyedTable<?>) table;
        }

        @Override
        public void forEach(OnSlot<Object> consumer) {
            throw new UnsupportedOperationException("rows of one namespace are not listed");
        }

        @Override
        public int size() {
            return namespace.entries;
        }

        @Override
        public void clear(int group) {
            HeapNamespaces.this.clearGroup(group);
        }

        @Override
        public void beginSnapshots() {
            HeapNamespaces.this.beginSnapshots();
        }

        @Override
        public Map<Integer, TableSnapshot<Object>> snapshot() {
            throw new UnsupportedOperationException("a snapshot is one of all namespaces");
        }
    }

    /// Loads rows of the namespace that was used last, because most records of a batch belong to the same window.
    @Override
    public int prefetch(int[] hashes, int from, int to) {
        Namespace namespace = main.namespace;
        if (namespace.entries < PREFETCHED_MIN) return 0;
        int touched = 0;
        for (int i = from; i < to; i++) {
            CompositeTable<Object> table = groups[KeyGroups.of(hashes[i], key.maxParallelism()) - first];
            if (table != null) touched += table.prefetchRow(CompositeTable.hash(hashes[i], namespace.hash, 0));
        }
        return touched;
    }

    @Override
    public HeapState<Object> in(N namespace) {
        return main.in(namespace);
    }

    @Override
    public boolean has(N namespace) {
        return main.in(namespace).isPresent();
    }

    @Override
    public void clear(N namespace) {
        if (namespaces.containsKey(namespace)) main.in(namespace).clear();
    }

    @Override
    public void release(N namespace) {
        // A namespace disappears with its last entry.
    }

    @Override
    public void releaseEmpty() {
        // A namespace disappears with its last entry.
    }

    @Override
    @SuppressWarnings("unchecked")
    public void drop(Predicate<N> which) {
        for (CompositeTable<Object> table : groups) {
            if (table == null) continue;
            for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
                Namespace namespace = (Namespace) table.namespaceAt(slot);
                if (which.test((N) namespace.value)) remove(table, slot);
            }
        }
        key.namespaceSelected();
    }

    @Override
    public void merge(N target, Collection<N> sources) {
        for (N source : sources) {
            if (!namespaces.containsKey(source)) continue;
            HeapState<Object> from = other.in(source);
            main.in(target).mergeFrom(from);
        }
    }

    @Override
    public void clearGroup(int group) {
        CompositeTable<Object> table = groups[group - first];
        if (table == null) return;
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) remove(table, slot);
        table.clear();
        key.namespaceSelected();
    }

    /// Makes the first snapshot contain all entries, because the restored format does not support
    /// incremental snapshots.
    void beginWhole() {
        beginsWhole = true;
        if (hasSnapshots) beginSnapshots();
    }

    @Override
    public void beginSnapshots() {
        hasSnapshots = true;
        for (CompositeTable<Object> table : groups) {
            if (table == null) continue;
            table.beginSnapshots();
            if (beginsWhole) table.makeWhole();
        }
    }

    @Override
    public void addTo(KeyedSnapshot<Object> snapshot) throws IOException {
        Map<Integer, TableSnapshot<CompositeTable.Key<Object>>> tables = new TreeMap<>();
        for (int i = 0; i < groups.length; i++) {
            CompositeTable<Object> table = groups[i];
            if (table != null) tables.put(first + i, table.snapshot());
        }
        snapshot.addNamespaces(descriptor, states.ttl(descriptor), namespaceSerializer, tables);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<N> all() {
        return (List<N>) List.copyOf(namespaces.keySet());
    }

    @Override
    public int count() {
        return namespaces.size();
    }

    @Override
    public long entriesIn(Object namespace) {
        Namespace known = namespaces.get(namespace);
        return known == null ? 0 : known.entries;
    }

    @Override
    public long entries() {
        long entries = 0;
        for (CompositeTable<Object> table : groups) if (table != null) entries += table.size();
        return entries;
    }

    @Override
    public List<Object> keysIn(Object namespace) {
        Namespace known = namespaces.get(namespace);
        List<Object> found = new ArrayList<>();
        if (known == null) return found;
        for (CompositeTable<Object> table : groups) {
            if (table == null) continue;
            for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
                if (table.namespaceAt(slot) == known) found.add(table.plainKeyAt(slot));
            }
        }
        return found;
    }
}
