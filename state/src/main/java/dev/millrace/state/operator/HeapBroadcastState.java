package dev.millrace.state.operator;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.base.fault.Check;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import java.io.IOException;
import java.util.AbstractMap;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Keeps a map that every subtask has in full, iterated in order of insertion. A snapshot shares all entries. A mutable
/// value is copied when the program receives it for writing while a snapshot may read it, and again at the next
/// snapshot. Values that are only read are never copied.
final class HeapBroadcastState<K, V> implements BroadcastState<K, V> {
    /// Up to this number, removed entries are not compacted.
    private static final int REMOVED_MIN = 256;

    private final MapStateDescriptor<K, V> descriptor;
    private final boolean areValuesMutable;
    private final Map<K, Integer> slots = new HashMap<>();
    /// The entries by slot; null for removed entries.
    private final PagedList<@Nullable Item<K, V>> items = new PagedList<>();
    /// The slots of values that the program may change.
    private final PagedList<Integer> exposed = new PagedList<>();
    private final ReadOnlyBroadcastState<K, V> readOnly = new ReadOnlyView();
    private int modifications;

    /// Represents an entry.
    ///
    /// @param isExposed whether the program may change the value, so that no snapshot may share it
    record Item<K, V>(K key, @Nullable V value, boolean isExposed) {}

    HeapBroadcastState(MapStateDescriptor<K, V> descriptor) {
        this.descriptor = descriptor;
        this.areValuesMutable = !descriptor.getValueSerializer().isImmutableType();
    }

    void restore(OperatorRestore from) {
        List<Map.Entry<K, V>> kept = from.entries(descriptor.getName(), section -> {
            TypeSerializer<K> keys = SectionSerializers.reader(
                    section, OperatorRestore.KEY, descriptor.getKeySerializer(), from.loader());
            TypeSerializer<V> values = SectionSerializers.reader(
                    section, OperatorRestore.VALUE, descriptor.getValueSerializer(), from.loader());
            return in -> new AbstractMap.SimpleEntry<>(
                    keys.deserialize(in), in.readBoolean() ? null : values.deserialize(in));
        });
        kept.forEach(each -> put(each.getKey(), each.getValue(), false));
    }

    OperatorSnapshot.Part snapshot(String operator) throws IOException {
        SectionSerializers forms = new SectionSerializers();
        TypeSerializer<K> keys = forms.duplicate(OperatorRestore.KEY, descriptor.getKeySerializer());
        TypeSerializer<V> values = forms.duplicate(OperatorRestore.VALUE, descriptor.getValueSerializer());
        Section section = new Section(operator, descriptor.getName(), SectionKind.BROADCAST, forms.written());
        for (int slot : exposed) {
            Item<K, V> item = items.get(slot);
            if (item != null && item.isExposed) items.set(slot, copy(item, false));
        }
        exposed.clear();
        return new OperatorSnapshot.Entries<>(section, keys, values, items.snapshot());
    }

    private Item<K, V> copy(Item<K, V> item, boolean isExposed) {
        V value = item.value;
        V copy = value == null ? null : descriptor.getValueSerializer().copy(value);
        return new Item<>(item.key, copy, isExposed);
    }

    /// Returns a read-only view of the state.
    ReadOnlyBroadcastState<K, V> readOnly() {
        return readOnly;
    }

    private @Nullable Item<K, V> find(K key) {
        Integer slot = slots.get(key);
        return slot == null ? null : items.get(slot);
    }

    /// Returns an entry whose value the program may change.
    private Item<K, V> expose(int slot) {
        Item<K, V> item = Check.present(items.get(slot), "an entry of a broadcast state");
        if (!areValuesMutable || item.isExposed) return item;
        Item<K, V> own = copy(item, true);
        items.set(slot, own);
        exposed.add(slot);
        return own;
    }

    @Override
    public @Nullable V get(K key) {
        Integer slot = slots.get(key);
        return slot == null ? null : expose(slot).value;
    }

    @Override
    public boolean contains(K key) {
        return slots.containsKey(key);
    }

    @Override
    public void put(K key, V value) {
        put(key, value, areValuesMutable);
    }

    private void put(K key, @Nullable V value, boolean isExposed) {
        Integer known = slots.get(key);
        int slot = known == null ? items.size() : known;
        Item<K, V> item = new Item<>(key, value, isExposed);
        Item<K, V> before = known == null ? null : items.get(slot);
        if (isExposed && (before == null || !before.isExposed)) exposed.add(slot);
        if (known != null) {
            items.set(slot, item);
            return;
        }
        items.add(item);
        slots.put(key, slot);
        modifications++;
        if (items.size() > 2 * slots.size() + REMOVED_MIN) compact();
    }

    /// Removes the gaps between entries.
    private void compact() {
        List<Item<K, V>> all = items.stream().filter(item -> item != null).toList();
        items.clear();
        exposed.clear();
        slots.clear();
        for (Item<K, V> each : all) {
            if (each.isExposed) exposed.add(items.size());
            slots.put(each.key, items.size());
            items.add(each);
        }
    }

    @Override
    public void putAll(Map<K, V> map) {
        map.forEach(this::put);
    }

    @Override
    public void remove(K key) {
        Integer slot = slots.remove(key);
        if (slot == null) return;
        items.set(slot, null);
        modifications++;
    }

    @Override
    public void clear() {
        slots.clear();
        items.clear();
        exposed.clear();
        modifications++;
    }

    @Override
    public Iterable<Map.Entry<K, V>> immutableEntries() {
        return () -> new Entries(false);
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new Entries(true);
    }

    @Override
    public Iterable<Map.Entry<K, V>> entries() {
        return this::iterator;
    }

    /// Iterates over the entries in order of insertion.
    private final class Entries implements Iterator<Map.Entry<K, V>> {
        private final boolean isWritable;
        private int next;
        private int last = -1;
        private int expected = modifications;

        Entries(boolean isWritable) {
            this.isWritable = isWritable;
        }

        @Override
        public boolean hasNext() {
            while (next < items.size() && items.get(next) == null) next++;
            return next < items.size();
        }

        @Override
        public Map.Entry<K, V> next() {
            if (expected != modifications) throw new ConcurrentModificationException();
            if (!hasNext()) throw new NoSuchElementException();
            last = next++;
            if (isWritable) return new WritableEntry(expose(last));
            Item<K, V> item = Check.present(items.get(last), "an entry of a broadcast state");
            return new AbstractMap.SimpleImmutableEntry<>(item.key, item.value);
        }

        @Override
        public void remove() {
            if (!isWritable) throw new UnsupportedOperationException("these entries are to be read only");
            Item<K, V> item = last < 0 ? null : items.get(last);
            if (item == null) throw new IllegalStateException("there is no entry to remove");
            HeapBroadcastState.this.remove(item.key);
            expected = modifications;
        }
    }

    /// Represents an entry whose changes are written to the state.
    private final class WritableEntry extends AbstractMap.SimpleEntry<K, V> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("NullAway") // a value may be null
        WritableEntry(Item<K, V> item) {
            super(item.key, item.value);
        }

        @Override
        public V setValue(V value) {
            put(getKey(), value);
            return super.setValue(value);
        }
    }

    /// Provides a read-only view of the state.
    private final class ReadOnlyView implements ReadOnlyBroadcastState<K, V> {
        @Override
        public @Nullable V get(K key) {
            Item<K, V> item = find(key);
            return item == null ? null : item.value;
        }

        @Override
        public boolean contains(K key) {
            return HeapBroadcastState.this.contains(key);
        }

        @Override
        public Iterable<Map.Entry<K, V>> immutableEntries() {
            return HeapBroadcastState.this.immutableEntries();
        }

        @Override
        public void clear() {
            HeapBroadcastState.this.clear();
        }
    }
}
