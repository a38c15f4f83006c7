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
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.rows.ChangingRows;
import dev.millrace.state.rows.KeyedChanges;
import dev.millrace.state.rows.KeyedRows;
import dev.millrace.state.rows.KeyedValueType;
import dev.millrace.state.rows.KeyedValues;
import dev.millrace.state.rows.OwnPart;
import dev.millrace.state.rows.OwnRowsWriter;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.table.CompositeTable;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import dev.millrace.state.tier.RowStore;
import dev.millrace.state.value.TimeToLive;
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
    private final List<StatePart<K>> parts = new ArrayList<>();
    /// Several parts of one section have the rows of one state.
    private final Map<Section, List<OwnPart<K, ?, ?>>> own = new LinkedHashMap<>();
    private final List<CompositePart<?>> composite = new ArrayList<>();
    private final List<GroupPart<?>> groups = new ArrayList<>();
    /// The key groups of sections that are written whole though their files may tell changes.
    private final Map<Section, KeyGroups.Range> whole = new LinkedHashMap<>();
    private final List<SnapshotFile> carried = new ArrayList<>();
    private final List<Runnable> completions = new ArrayList<>();
    private @Nullable AwayReader<K> away;

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

    /// What changed since the snapshot before, by table.
    public KeyedChanges changes() {
        return new KeyedChanges(completions);
    }

    /// The tables of a state that was as this one is; null if there was none, or if they were not all of it.
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

    /// How much memory the tables take, roughly.
    public long bytes() {
        // Nothing of it is kept.
        if (away != null) return 0;
        long bytes = 0;
        for (StatePart<K> part : parts)
            for (TableSnapshot<K> table : part.tables().values()) bytes += table.bytes();
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

    /// A value for each key group.
    private record GroupPart<V>(Section section, TypeSerializer<V> serializer, Map<Integer, V> values) {}

    /// Adds rows of the operator's own, which are released with the snapshot and always written whole.
    public <N, V> void add(RowType<N, V> type, KeyedRows<K, N, V> rows) throws IOException {
        add(type, rows, null);
    }

    /// Adds rows of the operator's own that tell changes. They are released with the snapshot.
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

    /// Adds timers as they are now.
    ///
    /// @param tables by key group; the number of a row is the time
    /// @param sequence the column with a number that orders timers of one time
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

    /// Adds values of the operator's own, one for each key, as they are now.
    ///
    /// @param tables by key group
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

    /// Adds a state with namespaces as it is now.
    ///
    /// @param tables by key group; the namespaces of rows are those of [HeapNamespaces]
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

    /// Adds a value for each of some key groups.
    ///
    /// @param name unique among the operator's
    public <V> void addGroups(String name, TypeSerializer<V> serializer, Map<Integer, V> values) throws IOException {
        SectionSerializers forms = new SectionSerializers();
        TypeSerializer<V> written = forms.duplicate(VALUE, serializer);
        Section section = new Section(operator, name, SectionKind.GROUP_VALUE, forms.written());
        groups.add(new GroupPart<>(section, written, OrderedCopy.of(values)));
    }

    /// Adds what was restored and nobody has asked for yet, as it is.
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

    /// Writes all rows, or what changed since the last complete snapshot.
    ///
    /// @param isIncremental whether the reader will have the last complete snapshot too
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

    /// It has been written, and nobody wants more of it than whole states to go back to.
    public void releaseRest() {
        // The store behind the tables ends with the attempt.
        if (away != null) {
            release();
            return;
        }
        for (StatePart<K> part : parts) {
            if (part.namespace().length > 0) part.tables().values().forEach(TableSnapshot::release);
        }
        releaseOwn();
    }

    private void releaseOwn() {
        for (List<OwnPart<K, ?, ?>> parts : own.values())
            for (OwnPart<K, ?, ?> part : parts) part.rows().release();
        own.clear();
        composite.forEach(CompositePart::release);
        composite.clear();
    }

    /// Nobody reads it any more.
    public void release() {
        for (StatePart<K> part : parts) part.tables().values().forEach(TableSnapshot::release);
        releaseOwn();
        if (away != null) away.close();
    }
}
