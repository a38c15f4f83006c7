package dev.millrace.state;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.base.fault.Check;
import dev.millrace.state.file.Forms;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the keyed states of one operator in one subtask held at one moment. Any thread may write it, one at a time;
/// the states' thread releases it.
///
/// @param <K> the keys' type
public final class KeyedSnapshot<K> {
    static final String KEY = "key";
    static final String NAMESPACE = "namespace";

    /// The form in which rows have a time.
    static final String DATED = "dated";

    private final String operator;
    private final Keys<K> keys;
    private final TypeSerializer<K> keySerializer;
    private final int maxParallelism;
    private final List<Part<K>> parts = new ArrayList<>();
    private final List<TimerPart<K, ?>> timers = new ArrayList<>();

    /// One state, or of a state with namespaces one namespace.
    ///
    /// @param tables by key group; one under -1 if it holds all groups
    /// @param namespace as it is written; empty if there is none
    private record Part<K>(Section section, RowForm form, Map<Integer, TableSnapshot<K>> tables, byte[] namespace) {}

    KeyedSnapshot(String operator, Keys<K> keys, TypeSerializer<K> keySerializer, int maxParallelism) {
        this.operator = operator;
        this.keys = keys;
        this.keySerializer = keySerializer.duplicate();
        this.maxParallelism = maxParallelism;
    }

    /// Adds a state as it is now.
    ///
    /// @param ttl of its entries
    void add(HeapState<K> state, TimeToLive ttl) throws IOException {
        Forms forms = new Forms();
        RowForm form = RowForm.of(state.descriptor(), ttl, forms::duplicate, ttl.isEnabled());
        parts.add(new Part<>(
                section(state.descriptor(), ttl, forms), form, state.tables().snapshot(), new byte[0]));
    }

    /// Adds a state with namespaces as it is now.
    <N> void add(
            StateDescriptor<?, ?> descriptor,
            TimeToLive ttl,
            TypeSerializer<N> namespaceSerializer,
            Map<N, HeapState<K>> byNamespace)
            throws IOException {
        Forms forms = new Forms();
        forms.duplicate(NAMESPACE, namespaceSerializer);
        Section section = null;
        for (Map.Entry<N, HeapState<K>> each : byNamespace.entrySet()) {
            RowForm form = RowForm.of(descriptor, ttl, forms::duplicate, ttl.isEnabled());
            if (section == null) section = section(descriptor, ttl, forms);
            DataOutputSerializer namespace = new DataOutputSerializer(16);
            namespaceSerializer.serialize(each.getKey(), namespace);
            parts.add(new Part<>(section, form, each.getValue().tables().snapshot(), namespace.getCopyOfBuffer()));
        }
    }

    private record TimerPart<K, N>(Section section, TypeSerializer<N> namespaces, List<TimerRow<K, N>> rows) {}

    /// Adds timers as they are now, in the order in which they would fire.
    public <N> void addTimers(String name, TypeSerializer<N> namespaceSerializer, List<TimerRow<K, N>> rows)
            throws IOException {
        Forms forms = new Forms();
        forms.duplicate(KEY, keySerializer);
        TypeSerializer<N> namespaces = forms.duplicate(NAMESPACE, namespaceSerializer);
        Section section = new Section(operator, name, SectionKind.KEYED_TIMERS, forms.written());
        timers.add(new TimerPart<>(section, namespaces, List.copyOf(rows)));
    }

    private Section section(StateDescriptor<?, ?> descriptor, TimeToLive ttl, Forms forms) throws IOException {
        forms.duplicate(KEY, keySerializer);
        Map<String, byte[]> written = forms.written();
        if (ttl.isEnabled()) written.put(DATED, new byte[0]);
        return new Section(operator, descriptor.getName(), kind(descriptor), written);
    }

    static SectionKind kind(StateDescriptor<?, ?> descriptor) {
        return switch (descriptor.getType()) {
            case VALUE -> SectionKind.KEYED_VALUE;
            case LIST -> SectionKind.KEYED_LIST;
            case MAP -> SectionKind.KEYED_MAP;
            case REDUCING -> SectionKind.KEYED_REDUCING;
            case AGGREGATING -> SectionKind.KEYED_AGGREGATING;
            default -> throw Check.broken("there is no %s state", descriptor.getType());
        };
    }

    /// Writes all rows, or what changed since the snapshot before.
    ///
    /// @param isIncremental whether the reader will have the snapshot before too
    public void write(SnapshotFileWriter to, boolean isIncremental) throws IOException {
        Map<Section, Map<Integer, Rows>> mixed = new LinkedHashMap<>();
        for (Part<K> part : parts) {
            if (part.tables.containsKey(-1)) {
                spread(part, mixed.computeIfAbsent(part.section, _ -> new TreeMap<>()));
            } else {
                for (Map.Entry<Integer, TableSnapshot<K>> group : part.tables.entrySet()) {
                    write(part, group.getKey(), group.getValue(), isIncremental, to);
                }
            }
        }
        for (TimerPart<K, ?> part : timers) spread(part, mixed.computeIfAbsent(part.section, _ -> new TreeMap<>()));
        for (Map.Entry<Section, Map<Integer, Rows>> section : mixed.entrySet()) {
            for (Map.Entry<Integer, Rows> group : section.getValue().entrySet()) {
                group.getValue().write(section.getKey(), group.getKey(), true, to);
            }
        }
    }

    private void write(Part<K> part, int group, TableSnapshot<K> table, boolean isIncremental, SnapshotFileWriter to)
            throws IOException {
        boolean isWhole = !isIncremental || table.isWhole();
        Rows rows = new Rows();
        if (!isWhole) for (K key : table.removed()) rows.remove(key);
        KeyedTable<K> all = table.rows();
        int slot = isWhole ? all.next(-1) : table.nextChanged(-1);
        while (slot >= 0) {
            rows.put(part, all, slot);
            slot = isWhole ? all.next(slot) : table.nextChanged(slot);
        }
        if (isWhole || rows.count() > 0) rows.write(part.section, group, isWhole, to);
    }

    /// Gives the rows of a table with keys of all groups to the groups.
    private void spread(Part<K> part, Map<Integer, Rows> groups) throws IOException {
        for (TableSnapshot<K> table : part.tables.values()) {
            KeyedTable<K> all = table.rows();
            for (int slot = all.next(-1); slot >= 0; slot = all.next(slot)) {
                int group = KeyGroups.of(keys.hash(all.keyAt(slot)), maxParallelism);
                groups.computeIfAbsent(group, _ -> new Rows()).put(part, all, slot);
            }
        }
    }

    private <N> void spread(TimerPart<K, N> part, Map<Integer, Rows> groups) throws IOException {
        for (TimerRow<K, N> row : part.rows) {
            int group = KeyGroups.of(row.hash(), maxParallelism);
            groups.computeIfAbsent(group, _ -> new Rows()).put(part, row);
        }
    }

    /// A block that is being made: the keys that went, then the rows that are there.
    private final class Rows {
        private final DataOutputSerializer removed = new DataOutputSerializer(16);
        private final DataOutputSerializer put = new DataOutputSerializer(256);
        private int removedCount;
        private int putCount;

        void remove(K key) throws IOException {
            keySerializer.serialize(key, removed);
            removedCount++;
        }

        void put(Part<K> part, KeyedTable<K> table, int slot) throws IOException {
            put.write(part.namespace);
            keySerializer.serialize(table.keyAt(slot), put);
            part.form.write(table, slot, put);
            putCount++;
        }

        <N> void put(TimerPart<K, N> part, TimerRow<K, N> row) throws IOException {
            part.namespaces.serialize(row.namespace(), put);
            keySerializer.serialize(row.key(), put);
            put.writeLong(row.timestamp());
            putCount++;
        }

        int count() {
            return removedCount + putCount;
        }

        void write(Section section, int group, boolean isWhole, SnapshotFileWriter to) throws IOException {
            DataOutputSerializer bytes = new DataOutputSerializer(removed.length() + put.length() + 2 * Integer.BYTES);
            bytes.writeInt(removedCount);
            bytes.write(removed.getSharedBuffer(), 0, removed.length());
            bytes.writeInt(putCount);
            bytes.write(put.getSharedBuffer(), 0, put.length());
            to.block(section, group, isWhole, count(), bytes);
        }
    }

    /// Nobody reads it any more.
    public void release() {
        for (Part<K> part : parts) part.tables.values().forEach(TableSnapshot::release);
    }
}
