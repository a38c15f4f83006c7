package dev.millrace.state;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.heap.HeapState;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.rows.ChangingRows;
import dev.millrace.state.rows.KeyedChanges;
import dev.millrace.state.rows.KeyedRows;
import dev.millrace.state.rows.KeyedValueType;
import dev.millrace.state.rows.KeyedValues;
import dev.millrace.state.rows.OwnPart;
import dev.millrace.state.rows.OwnRowsWriter;
import dev.millrace.state.rows.RowNumber;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.spill.AwayNumberedRows;
import dev.millrace.state.spill.AwayReader;
import dev.millrace.state.spill.StoredRows;
import dev.millrace.state.table.CompositeTable;
import dev.millrace.state.table.StateTable;
import dev.millrace.state.table.TableSnapshot;
import dev.millrace.state.tier.RowStore;
import dev.millrace.state.value.RowCodec;
import dev.millrace.state.value.TimeToLive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds the keyed states of one operator in one subtask at one moment. Any thread may write the snapshot, one at a
/// time. The thread of the states releases it.
///
/// @param <K> the type of the keys
public final class KeyedSnapshot<K> {
    static final String KEY = "key";
    static final String NAMESPACE = Section.NAMESPACE;
    static final String VALUE = "value";

    /// The name of the form that marks rows with a timestamp.
    static final String DATED = "dated";

    private final String operator;
    private final Keys<K> keys;
    private final TypeSerializer<K> keySerializer;
    private final int maxParallelism;
    private final List<StatePart<K>> parts = new ArrayList<>();
    /// The operator's own rows. The parts of one section belong to the same state.
    private final Map<Section, List<OwnPart<K, ?, ?>>> own = new LinkedHashMap<>();
    private final List<CompositePart<?>> composite = new ArrayList<>();
    private final List<GroupPart<?>> groups = new ArrayList<>();
    /// The key groups of sections that this snapshot writes in full, although their files may be incremental.
    private final Map<Section, KeyGroups.Range> whole = new LinkedHashMap<>();
    private final List<SnapshotFile> carried = new ArrayList<>();
    private final List<Runnable> completions = new ArrayList<>();
    private final List<Runnable> releases = new ArrayList<>();
    private @Nullable AwayReader<K> away;

    KeyedSnapshot(String operator, Keys<K> keys, TypeSerializer<K> keySerializer, int maxParallelism) {
        this.operator = operator;
        this.keys = keys;
        this.keySerializer = keySerializer.duplicate();
        this.maxParallelism = maxParallelism;
    }

    /// Lets the snapshot read rows that are not in tables from a view of their store. The view is closed with
    /// the snapshot.
    void readAway(RowStore.RowView view) {
        away = new AwayReader<>(view, new StoredRows<>(keys, keySerializer, maxParallelism));
    }

    /// Adds the current content of a state.
    ///
    /// @param ttl the time to live of the state's entries
    void add(HeapState<K> state, TimeToLive ttl) throws IOException {
        Map<Integer, TableSnapshot<K>> tables = state.tables().snapshot();
        note(tables);
        SectionSerializers forms = new SectionSerializers();
        RowCodec form = RowCodec.of(state.descriptor(), ttl, forms::duplicate, ttl.isEnabled());
        parts.add(new StatePart<>(
                section(state.descriptor(), ttl, forms),
                form,
                tables,
                new byte[0],
                state.tables().away()));
    }

    private void note(Map<Integer, ? extends TableSnapshot<?>> tables) {
        for (TableSnapshot<?> table : tables.values()) completions.add(table.changes()::complete);
    }

    /// Returns the changes since the previous snapshot, by table.
    public KeyedChanges changes() {
        return new KeyedChanges(completions);
    }

    /// Returns the tables of a state with the same declaration, or null if there is none or the tables do not hold
    /// all rows.
    @Nullable
    Map<Integer, TableSnapshot<K>> tables(HeapState<K> state, TimeToLive ttl) throws IOException {
        SectionSerializers forms = new SectionSerializers();
        RowCodec.of(state.descriptor(), ttl, forms::duplicate, ttl.isEnabled());
        Section wanted = section(state.descriptor(), ttl, forms);
        for (StatePart<K> part : parts) {
            boolean isIt = part.namespace().length == 0 && part.section().equals(wanted);
            if (isIt) return part.away() == null ? part.tables() : null;
        }
        return null;
    }

    Keys<K> keys() {
        return keys;
    }

    /// Returns an estimate of the memory that the tables occupy, in bytes.
    public long bytes() {
        // Snapshots with a store are not kept in memory.
        if (away != null) return 0;
        long bytes = 0;
        for (StatePart<K> part : parts)
            for (TableSnapshot<K> table : part.tables().values()) bytes += table.bytes();
        return bytes;
    }

    /// Adds the current content of a state with namespaces.
    <N> void add(
            StateDescriptor<?, ?> descriptor,
            TimeToLive ttl,
            TypeSerializer<N> namespaceSerializer,
            Map<N, HeapState<K>> byNamespace,
            KeyGroups.Range range)
            throws IOException {
        SectionSerializers forms = new SectionSerializers();
        forms.duplicate(NAMESPACE, namespaceSerializer);
        RowCodec.of(descriptor, ttl, forms::duplicate, ttl.isEnabled());
        Section section = changing(section(descriptor, ttl, forms));
        whole.put(section, range);
        for (Map.Entry<N, HeapState<K>> each : byNamespace.entrySet()) {
            RowCodec form = RowCodec.of(descriptor, ttl, forms::duplicate, ttl.isEnabled());
            DataOutputSerializer namespace = new DataOutputSerializer(16);
            namespaceSerializer.serialize(each.getKey(), namespace);
            StateTable<K> tables = each.getValue().tables();
            parts.add(new StatePart<>(section, form, tables.snapshot(), namespace.getCopyOfBuffer(), tables.away()));
        }
    }

    /// Holds one value per key group.
    private record GroupPart<V>(Section section, TypeSerializer<V> serializer, Map<Integer, V> values) {}

    /// Adds the operator's own rows, which are released with the snapshot and always written in full.
    public <N, V> void add(RowType<N, V> type, KeyedRows<K, N, V> rows) throws IOException {
        add(type, rows, null);
    }

    /// Adds the operator's own rows with their changes. The rows are released with the snapshot.
    ///
    /// @param range the key groups of the subtask
    public <N, V> void addChanging(RowType<N, V> type, ChangingRows<K, N, V> rows, KeyGroups.Range range)
            throws IOException {
        completions.addAll(rows.completions());
        add(type, rows, range);
    }

    private <N, V> void add(RowType<N, V> type, KeyedRows<K, N, V> rows, KeyGroups.@Nullable Range range)
            throws IOException {
        SectionSerializers forms = new SectionSerializers();
        forms.duplicate(KEY, keySerializer);
        TypeSerializer<N> namespaces = forms.duplicate(NAMESPACE, type.namespaces());
        TypeSerializer<V> values = forms.duplicate(VALUE, type.values());
        Section plain = new Section(operator, type.name(), type.kind(), forms.written());
        Section section = range == null ? plain : changing(plain);
        own.computeIfAbsent(section, _ -> new ArrayList<>()).add(new OwnPart<>(namespaces, values, rows, range));
    }

    /// Adds the current timers.
    ///
    /// @param tables the tables by key group; the number of a row is its timestamp
    /// @param sequence the column whose number orders timers with equal timestamps
    public <N> void addTimers(
            RowType<N, Long> type, Map<Integer, TableSnapshot<CompositeTable.Key<K>>> tables, int sequence)
            throws IOException {
        note(tables);
        SectionSerializers forms = new SectionSerializers();
        TypeSerializer<K> keyForm = forms.duplicate(KEY, keySerializer);
        TypeSerializer<N> namespaces = forms.duplicate(NAMESPACE, type.namespaces());
        forms.duplicate(VALUE, type.values());
        composite.add(new CompositePart<>(
                changing(new Section(operator, type.name(), type.kind(), forms.written())),
                tables,
                new CompositePart.TimerWriter<>(keyForm, namespaces),
                table -> Comparator.<Integer>comparingLong(((CompositeTable<K>) table)::numberAt)
                        .thenComparingLong(slot -> table.getLong(sequence, slot))));
    }

    /// Adds the current numbered rows.
    ///
    /// @param tables the tables by key group
    /// @param prefix the prefix of the rows that are only in a store; null if there is no store
    <V> void addNumbered(
            RowType<RowNumber, V> type,
            Map<Integer, TableSnapshot<CompositeTable.Key<K>>> tables,
            byte @Nullable [] prefix)
            throws IOException {
        note(tables);
        SectionSerializers forms = new SectionSerializers();
        TypeSerializer<K> keyForm = forms.duplicate(KEY, keySerializer);
        TypeSerializer<RowNumber> numbers = forms.duplicate(NAMESPACE, type.namespaces());
        CompositePart.NumberedWriter<K, V> writer =
                new CompositePart.NumberedWriter<>(keyForm, numbers, forms.duplicate(VALUE, type.values()));
        CompositePart.AwayWriter<CompositeTable.Key<K>> stored = prefix == null || away == null
                ? null
                : new CompositePart.AwayNumberedWriter<>(
                        writer,
                        new AwayNumberedRows<>(
                                away.view(),
                                new StoredRows<>(keys, keySerializer.duplicate(), maxParallelism),
                                prefix));
        composite.add(new CompositePart<>(
                changing(new Section(operator, type.name(), type.kind(), forms.written())),
                tables,
                writer,
                null,
                stored));
    }

    /// Adds the current values of the operator, one per key.
    ///
    /// @param tables the tables by key group
    public <V> void addValues(KeyedValueType<V> type, Map<Integer, TableSnapshot<K>> tables, KeyedValues<K, V> values)
            throws IOException {
        note(tables);
        SectionSerializers forms = new SectionSerializers();
        TypeSerializer<K> keyForm = forms.duplicate(KEY, keySerializer);
        TypeSerializer<V> valueForm = forms.duplicate(VALUE, type.values());
        composite.add(new CompositePart<>(
                new Section(operator, type.name(), type.kind(), forms.written()),
                tables,
                new CompositePart.ValueWriter<>(keyForm, valueForm, values),
                null));
    }

    /// Adds the current content of a state with namespaces.
    ///
    /// @param tables the tables by key group; rows refer to the namespaces of [HeapNamespaces]
    <N> void addNamespaces(
            StateDescriptor<?, ?> descriptor,
            TimeToLive ttl,
            TypeSerializer<N> namespaceSerializer,
            Map<Integer, TableSnapshot<CompositeTable.Key<K>>> tables)
            throws IOException {
        note(tables);
        SectionSerializers forms = new SectionSerializers();
        TypeSerializer<N> namespaces = forms.duplicate(NAMESPACE, namespaceSerializer);
        TypeSerializer<K> keyForm = keySerializer.duplicate();
        RowCodec form = RowCodec.of(descriptor, ttl, forms::duplicate, ttl.isEnabled());
        Section section = changing(section(descriptor, ttl, forms));
        composite.add(new CompositePart<>(
                section, tables, new CompositePart.NamespaceWriter<>(keyForm, namespaces, form), null));
    }

    /// Adds one value for each of some key groups.
    ///
    /// @param name the name of the values, unique within the operator
    public <V> void addGroups(String name, TypeSerializer<V> serializer, Map<Integer, V> values) throws IOException {
        SectionSerializers forms = new SectionSerializers();
        TypeSerializer<V> written = forms.duplicate(VALUE, serializer);
        Section section = new Section(operator, name, SectionKind.GROUP_VALUE, forms.written());
        groups.add(new GroupPart<>(section, written, OrderedCopy.of(values)));
    }

    /// Adds restored data that no state has claimed yet, without changes.
    void carry(List<SnapshotFile> files) {
        carried.addAll(files);
    }

    private Section section(StateDescriptor<?, ?> descriptor, TimeToLive ttl, SectionSerializers forms)
            throws IOException {
        forms.duplicate(KEY, keySerializer);
        Map<String, byte[]> written = forms.written();
        if (ttl.isEnabled()) written.put(DATED, new byte[0]);
        return new Section(operator, descriptor.getName(), kind(descriptor), written);
    }

    /// Returns the same section, marked as incremental.
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

    /// Writes all rows, or the changes since the last complete snapshot.
    ///
    /// @param isIncremental whether the reader also has the last complete snapshot
    public void write(SnapshotFileWriter to, boolean isIncremental) throws IOException {
        DataOutputSerializer buffer = new DataOutputSerializer(256);
        StateRowsWriter<K> rows = new StateRowsWriter<>(keys, keySerializer, maxParallelism, away, to, buffer);
        Map<Section, List<StatePart<K>>> namespaces = new LinkedHashMap<>();
        for (Section section : whole.keySet()) namespaces.put(section, new ArrayList<>());
        for (StatePart<K> part : parts) {
            List<StatePart<K>> ofSection = namespaces.get(part.section());
            if (ofSection != null) ofSection.add(part);
            else rows.write(part, isIncremental);
        }
        for (Map.Entry<Section, List<StatePart<K>>> each : namespaces.entrySet())
            rows.writeNamespaces(each.getKey(), each.getValue(), Check.present(whole.get(each.getKey()), "a range"));
        for (Map.Entry<Section, List<OwnPart<K, ?, ?>>> each : own.entrySet())
            new OwnRowsWriter<>(each.getKey(), each.getValue(), keySerializer, maxParallelism, to).write(isIncremental);
        for (CompositePart<?> part : composite) part.write(to, buffer, isIncremental);
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

    /// Releases all data after the write, except whole states that a restart may adopt.
    public void releaseRest() {
        // The store behind the tables ends with the attempt, so no data can be adopted.
        if (away != null) {
            release();
            return;
        }
        for (StatePart<K> part : parts) {
            if (part.namespace().length > 0) part.tables().values().forEach(TableSnapshot::release);
        }
        releaseOwn();
    }

    /// Adds an action for the time when nothing reads the snapshot any more. The action runs on the thread of
    /// the states.
    public void onRelease(Runnable action) {
        releases.add(action);
    }

    private void releaseOwn() {
        releases.forEach(Runnable::run);
        releases.clear();
        for (List<OwnPart<K, ?, ?>> parts : own.values())
            for (OwnPart<K, ?, ?> part : parts) part.rows().release();
        own.clear();
        composite.forEach(CompositePart::release);
        composite.clear();
    }

    /// Releases all data. The snapshot is no longer read.
    public void release() {
        for (StatePart<K> part : parts) part.tables().values().forEach(TableSnapshot::release);
        releaseOwn();
        if (away != null) away.close();
    }
}
