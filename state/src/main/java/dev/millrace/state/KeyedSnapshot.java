package dev.millrace.state;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.base.fault.Check;
import dev.millrace.state.file.Forms;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.table.CompositeTable;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import dev.millrace.state.tier.RowStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the keyed states of one operator in one subtask held at one moment. Any thread may write it, one at a time;
/// the states' thread releases it.
///
/// @param <K> the keys' type
public final class KeyedSnapshot<K> {
    static final String KEY = "key";
    static final String NAMESPACE = Section.NAMESPACE;
    static final String VALUE = "value";

    /// The form in which rows have a time.
    static final String DATED = "dated";

    private final String operator;
    private final Keys<K> keys;
    private final TypeSerializer<K> keySerializer;
    private final int maxParallelism;
    private final List<Part<K>> parts = new ArrayList<>();
    private final List<OwnPart<K, ?, ?>> own = new ArrayList<>();
    private final List<CompositePart<K>> composite = new ArrayList<>();
    private final List<GroupPart<?>> groups = new ArrayList<>();
    /// The key groups of sections that are written whole though their files may tell changes.
    private final Map<Section, KeyGroups.Range> whole = new LinkedHashMap<>();
    private final List<SnapshotFile> carried = new ArrayList<>();
    private @Nullable AwayReader<K> away;

    /// One state, or of a state with namespaces one namespace.
    ///
    /// @param tables by key group; one under -1 if it holds all groups
    /// @param namespace as it is written; empty if there is none
    /// @param away where rows lie that are not in the tables
    private record Part<K>(
            Section section,
            RowForm form,
            Map<Integer, TableSnapshot<K>> tables,
            byte[] namespace,
            Tables.@Nullable AwayRows away) {}

    KeyedSnapshot(String operator, Keys<K> keys, TypeSerializer<K> keySerializer, int maxParallelism) {
        this.operator = operator;
        this.keys = keys;
        this.keySerializer = keySerializer.duplicate();
        this.maxParallelism = maxParallelism;
    }

    /// Rows that are not in tables are read from a view of their store, which is closed with the snapshot.
    void readAway(RowStore.RowView view) {
        away = new AwayReader<>(view, new StoredRows<>(keys, keySerializer, maxParallelism));
    }

    /// Adds a state as it is now.
    ///
    /// @param ttl of its entries
    void add(HeapState<K> state, TimeToLive ttl) throws IOException {
        Forms forms = new Forms();
        RowForm form = RowForm.of(state.descriptor(), ttl, forms::duplicate, ttl.isEnabled());
        parts.add(new Part<>(
                section(state.descriptor(), ttl, forms),
                form,
                state.tables().snapshot(),
                new byte[0],
                state.tables().away()));
    }

    /// The tables of a state that was as this one is; null if there was none, or if they were not all of it.
    @Nullable
    Map<Integer, TableSnapshot<K>> tables(HeapState<K> state, TimeToLive ttl) throws IOException {
        Forms forms = new Forms();
        RowForm.of(state.descriptor(), ttl, forms::duplicate, ttl.isEnabled());
        Section wanted = section(state.descriptor(), ttl, forms);
        for (Part<K> part : parts) {
            boolean isIt = part.namespace.length == 0 && part.section.equals(wanted);
            if (isIt) return part.away == null ? part.tables : null;
        }
        return null;
    }

    Keys<K> keys() {
        return keys;
    }

    /// How much memory the tables take, roughly.
    public long bytes() {
        // Nothing of it is kept.
        if (away != null) return 0;
        long bytes = 0;
        for (Part<K> part : parts) for (TableSnapshot<K> table : part.tables.values()) bytes += table.bytes();
        return bytes;
    }

    /// Adds a state with namespaces as it is now.
    <N> void add(
            StateDescriptor<?, ?> descriptor,
            TimeToLive ttl,
            TypeSerializer<N> namespaceSerializer,
            Map<N, HeapState<K>> byNamespace,
            KeyGroups.Range range)
            throws IOException {
        Forms forms = new Forms();
        forms.duplicate(NAMESPACE, namespaceSerializer);
        RowForm.of(descriptor, ttl, forms::duplicate, ttl.isEnabled());
        Section section = changing(section(descriptor, ttl, forms));
        whole.put(section, range);
        for (Map.Entry<N, HeapState<K>> each : byNamespace.entrySet()) {
            RowForm form = RowForm.of(descriptor, ttl, forms::duplicate, ttl.isEnabled());
            DataOutputSerializer namespace = new DataOutputSerializer(16);
            namespaceSerializer.serialize(each.getKey(), namespace);
            Tables<K> tables = each.getValue().tables();
            parts.add(new Part<>(section, form, tables.snapshot(), namespace.getCopyOfBuffer(), tables.away()));
        }
    }

    /// Rows of the operator's own.
    private record OwnPart<K, N, V>(
            Section section, TypeSerializer<N> namespaces, TypeSerializer<V> values, KeyedRows<K, N, V> rows) {}

    /// A value for each key group.
    private record GroupPart<V>(Section section, TypeSerializer<V> serializer, Map<Integer, V> values) {}

    /// Adds rows of the operator's own, which are released with the snapshot.
    public <N, V> void add(RowType<N, V> type, KeyedRows<K, N, V> rows) throws IOException {
        Forms forms = new Forms();
        forms.duplicate(KEY, keySerializer);
        TypeSerializer<N> namespaces = forms.duplicate(NAMESPACE, type.namespaces());
        TypeSerializer<V> values = forms.duplicate(VALUE, type.values());
        Section section = new Section(operator, type.name(), type.kind(), forms.written());
        own.add(new OwnPart<>(section, namespaces, values, rows));
    }

    /// Adds timers as they are now.
    ///
    /// @param tables by key group; the number of a row is the time
    /// @param sequence the column with a number that orders timers of one time
    public <N> void addTimers(
            RowType<N, Long> type, Map<Integer, TableSnapshot<CompositeTable.Key<K>>> tables, int sequence)
            throws IOException {
        Forms forms = new Forms();
        TypeSerializer<K> keyForm = forms.duplicate(KEY, keySerializer);
        TypeSerializer<N> namespaces = forms.duplicate(NAMESPACE, type.namespaces());
        forms.duplicate(VALUE, type.values());
        composite.add(new CompositePart<>(
                changing(new Section(operator, type.name(), type.kind(), forms.written())),
                tables,
                new CompositePart.TimerWriter<>(keyForm, namespaces),
                table -> Comparator.<Integer>comparingLong(table::numberAt)
                        .thenComparingLong(slot -> table.getLong(sequence, slot))));
    }

    /// Adds a state with namespaces as it is now.
    ///
    /// @param tables by key group; the namespaces of rows are those of [HeapNamespaces]
    <N> void addNamespaces(
            StateDescriptor<?, ?> descriptor,
            TimeToLive ttl,
            TypeSerializer<N> namespaceSerializer,
            Map<Integer, TableSnapshot<CompositeTable.Key<K>>> tables)
            throws IOException {
        Forms forms = new Forms();
        TypeSerializer<N> namespaces = forms.duplicate(NAMESPACE, namespaceSerializer);
        TypeSerializer<K> keyForm = keySerializer.duplicate();
        RowForm form = RowForm.of(descriptor, ttl, forms::duplicate, ttl.isEnabled());
        Section section = changing(section(descriptor, ttl, forms));
        composite.add(new CompositePart<>(
                section, tables, new CompositePart.NamespaceWriter<>(keyForm, namespaces, form), null));
    }

    /// Adds a value for each of some key groups.
    ///
    /// @param name unique among the operator's
    public <V> void addGroups(String name, TypeSerializer<V> serializer, Map<Integer, V> values) throws IOException {
        Forms forms = new Forms();
        TypeSerializer<V> written = forms.duplicate(VALUE, serializer);
        Section section = new Section(operator, name, SectionKind.GROUP_VALUE, forms.written());
        groups.add(new GroupPart<>(section, written, Map.copyOf(values)));
    }

    /// Adds what was restored and nobody has asked for yet, as it is.
    void carry(List<SnapshotFile> files) {
        carried.addAll(files);
    }

    private Section section(StateDescriptor<?, ?> descriptor, TimeToLive ttl, Forms forms) throws IOException {
        forms.duplicate(KEY, keySerializer);
        Map<String, byte[]> written = forms.written();
        if (ttl.isEnabled()) written.put(DATED, new byte[0]);
        return new Section(operator, descriptor.getName(), kind(descriptor), written);
    }

    /// The same section with blocks that may tell changes.
    private static Section changing(Section section) {
        Map<String, byte[]> forms = new LinkedHashMap<>(section.forms());
        forms.put(Section.CHANGES, new byte[0]);
        return new Section(section.operator(), section.name(), section.kind(), forms);
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
        Map<Section, Mixed> mixed = new LinkedHashMap<>();
        Rows rows = new Rows();
        for (Part<K> part : parts) {
            if (part.tables.containsKey(-1)) {
                spread(part, mixed.computeIfAbsent(part.section, _ -> new Mixed()));
            } else {
                for (Map.Entry<Integer, TableSnapshot<K>> group : part.tables.entrySet()) {
                    rows.clear();
                    if (fill(rows, part, group.getKey(), group.getValue(), isIncremental))
                        rows.write(part.section, group.getKey(), isWhole(group.getValue(), isIncremental), to);
                }
            }
        }
        for (Section section : whole.keySet()) mixed.computeIfAbsent(section, _ -> new Mixed());
        for (OwnPart<K, ?, ?> part : own) spread(part, mixed.computeIfAbsent(part.section, _ -> new Mixed()).groups);
        for (Map.Entry<Section, Mixed> section : mixed.entrySet()) write(section.getKey(), section.getValue(), to);
        for (CompositePart<K> part : composite) part.write(to, isIncremental);
        for (GroupPart<?> part : groups) write(part, to);
        for (SnapshotFile file : carried) to.copy(file);
    }

    private static <V> void write(GroupPart<V> part, SnapshotFileWriter to) throws IOException {
        for (Map.Entry<Integer, V> each : part.values.entrySet()) {
            DataOutputSerializer bytes = new DataOutputSerializer(Long.BYTES);
            part.serializer.serialize(each.getValue(), bytes);
            to.block(part.section, each.getKey(), true, 1, bytes);
        }
    }

    private static boolean isWhole(TableSnapshot<?> table, boolean isIncremental) {
        return !isIncremental || table.isWhole();
    }

    /// @return whether there is anything to write
    private boolean fill(Rows rows, Part<K> part, int group, TableSnapshot<K> table, boolean isIncremental)
            throws IOException {
        boolean isWhole = isWhole(table, isIncremental);
        if (!isWhole) for (K key : table.removed()) rows.remove(key);
        KeyedTable<K> all = table.rows();
        int slot = isWhole ? all.next(-1) : table.nextChanged(-1);
        while (slot >= 0) {
            rows.put(part, all, slot);
            slot = isWhole ? all.next(slot) : table.nextChanged(slot);
        }
        if (isWhole) putAway(part, group, all, rows);
        else putEvicted(part, table, rows);
        return isWhole || rows.count() > 0;
    }

    /// Adds the rows of a key group that are not in their table.
    private void putAway(Part<K> part, int group, KeyedTable<K> table, Rows rows) throws IOException {
        if (away == null || part.away == null) return;
        away.forEach(part.away.prefix(), group, table, part.form, rows.of(part.namespace));
    }

    /// Adds rows that had changed when they left the table.
    private void putEvicted(Part<K> part, TableSnapshot<K> table, Rows rows) throws IOException {
        KeyedTable<K> all = table.rows();
        for (K key : table.evicted()) {
            int slot = all.slotOf(key, keys.hash(key));
            if (slot >= 0) rows.put(part, all, slot);
            else if (away != null && part.away != null) away.one(part.away.prefix(), key, rows.of(part.namespace));
        }
    }

    /// The rows of one section by key group, and the parts that have more of them in a store.
    private final class Mixed {
        final Map<Integer, Rows> groups = new TreeMap<>();
        final List<Part<K>> away = new ArrayList<>();
    }

    private void write(Section section, Mixed mixed, SnapshotFileWriter to) throws IOException {
        KeyGroups.Range range = whole.get(section);
        // One group after the other, since what is in the store may be more than memory holds.
        if (range != null || !mixed.away.isEmpty())
            for (int group = 0; group < maxParallelism; group++) {
                Rows known = mixed.groups.remove(group);
                Rows rows = known == null ? new Rows() : known;
                for (Part<K> part : mixed.away) {
                    putAway(part, group, part.tables.values().iterator().next().rows(), rows);
                }
                boolean isEmptied = range != null && range.contains(group);
                if (isEmptied || rows.count() > 0) rows.write(section, group, true, to);
            }
        for (Map.Entry<Integer, Rows> group : mixed.groups.entrySet()) {
            group.getValue().write(section, group.getKey(), true, to);
        }
    }

    /// Gives the rows of a table with keys of all groups to the groups.
    private void spread(Part<K> part, Mixed mixed) throws IOException {
        if (part.away != null) mixed.away.add(part);
        for (TableSnapshot<K> table : part.tables.values()) {
            KeyedTable<K> all = table.rows();
            for (int slot = all.next(-1); slot >= 0; slot = all.next(slot)) {
                int group = KeyGroups.of(keys.hash(all.keyAt(slot)), maxParallelism);
                mixed.groups.computeIfAbsent(group, _ -> new Rows()).put(part, all, slot);
            }
        }
    }

    private <N, V> void spread(OwnPart<K, N, V> part, Map<Integer, Rows> blocks) throws IOException {
        part.rows.forEach((key, hash, namespace, value) -> {
            int group = KeyGroups.of(hash, maxParallelism);
            blocks.computeIfAbsent(group, _ -> new Rows()).put(part, key, namespace, value);
        });
    }

    /// A block that is being made: how many keys went, and these, then how many rows are there, and these.
    private final class Rows {
        private static final int NOWHERE = -1;

        private final DataOutputSerializer bytes = new DataOutputSerializer(256);
        private int removedCount;
        private int putCount;
        /// Where the number of rows is to be written.
        private int putCountAt;

        Rows() {
            clear();
        }

        /// Another block begins, in the same memory.
        void clear() {
            bytes.clear();
            bytes.setPosition(Integer.BYTES);
            removedCount = 0;
            putCount = 0;
            putCountAt = NOWHERE;
        }

        /// Before any row is put.
        void remove(K key) throws IOException {
            keySerializer.serialize(key, bytes);
            removedCount++;
        }

        /// Where the next row goes.
        private DataOutputSerializer next() throws IOException {
            if (putCountAt == NOWHERE) {
                putCountAt = bytes.length();
                bytes.skipBytesToWrite(Integer.BYTES);
            }
            putCount++;
            return bytes;
        }

        void put(Part<K> part, KeyedTable<K> table, int slot) throws IOException {
            DataOutputSerializer row = next();
            row.write(part.namespace);
            keySerializer.serialize(table.keyAt(slot), row);
            part.form.write(table, slot, row);
        }

        /// Takes rows of a namespace as they are.
        AwayReader.OnRow of(byte[] namespace) {
            return (name, keyFrom, value) -> {
                DataOutputSerializer row = next();
                row.write(namespace);
                row.write(name, keyFrom, name.length - keyFrom);
                row.write(value);
            };
        }

        <N, V> void put(OwnPart<K, N, V> part, K key, N namespace, V value) throws IOException {
            DataOutputSerializer row = next();
            part.namespaces.serialize(namespace, row);
            keySerializer.serialize(key, row);
            part.values.serialize(value, row);
        }

        int count() {
            return removedCount + putCount;
        }

        void write(Section section, int group, boolean isWhole, SnapshotFileWriter to) throws IOException {
            if (putCount == 0) bytes.writeInt(0);
            else bytes.writeIntUnsafe(putCount, putCountAt);
            bytes.writeIntUnsafe(removedCount, 0);
            to.block(section, group, isWhole, count(), bytes);
        }
    }

    /// It has been written, and nobody wants more of it than whole states to go back to.
    public void releaseRest() {
        // The store behind the tables ends with the attempt.
        if (away != null) {
            release();
            return;
        }
        for (Part<K> part : parts) {
            if (part.namespace.length > 0) part.tables.values().forEach(TableSnapshot::release);
        }
        releaseOwn();
    }

    private void releaseOwn() {
        for (OwnPart<K, ?, ?> part : own) part.rows.release();
        own.clear();
        composite.forEach(CompositePart::release);
        composite.clear();
    }

    /// Nobody reads it any more.
    public void release() {
        for (Part<K> part : parts) part.tables.values().forEach(TableSnapshot::release);
        releaseOwn();
        if (away != null) away.close();
    }
}
