package dev.millrace.runtime.window.build;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.serializer.ListSerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.AppendingState;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.Window;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.runtime.window.AggregateAggregation;
import dev.millrace.runtime.window.Aggregation;
import dev.millrace.runtime.window.ReduceAggregation;
import dev.millrace.runtime.window.WindowStates;
import dev.millrace.runtime.window.bucket.BucketTimers;
import dev.millrace.runtime.window.bucket.CountedContents;
import dev.millrace.runtime.window.bucket.StampedSerializer;
import dev.millrace.runtime.window.record.RecordSlices;
import dev.millrace.runtime.window.session.OpenSessions;
import dev.millrace.runtime.window.session.Session;
import dev.millrace.runtime.window.session.SessionOperator;
import dev.millrace.runtime.window.slice.CatchUp;
import dev.millrace.runtime.window.slice.SliceShape;
import dev.millrace.runtime.window.slice.SliceStateReader;
import dev.millrace.runtime.window.slice.Slices;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NamespacedState;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.timer.Timers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the windows of a snapshot for tools that do not run the operator. Supports the formats of all window
/// operators. Not thread-safe.
///
/// For overlapping windows in slices, the reader returns the windows that have not fired for their key, or must fire
/// again. For all other windows, the reader returns those that are not yet cleared.
public final class WindowStateReader<W extends Window> {
    private static final String CONTENTS = "window-contents";
    private static final String MERGING = "merging-window-set";

    private static final RecordSlices.Input RECORDS = RecordSlices.ONE.getFirst();

    private final OperatorContext context;
    private final KeyedStates<Object> keyed;
    private final Holding holding;
    private final boolean isEvicting;
    private final TypeSerializer<W> windows;
    private final WindowStates<W> states;
    private final boolean hasRecords;
    private final boolean hasBuckets;
    /// The fired windows in slices, or null if the snapshot has no slices.
    private final @Nullable CatchUp fired;
    private final Map<TimeDomain, KeyedTable<Object>> timers = new HashMap<>();

    /// Describes the contents of a window.
    public sealed interface Holding {
        /// Describes a window that keeps one reduced record.
        ///
        /// @param type the type of the records
        record Reduced(ReduceFunction<?> function, TypeInformation<?> type) implements Holding {}

        /// Describes a window that keeps an accumulator, or all records if there is an evictor.
        ///
        /// @param type the type of the accumulator, or of the records if there is an evictor
        record Aggregated(AggregateFunction<?, ?, ?> function, TypeInformation<?> type) implements Holding {}

        /// Describes a window that keeps all records.
        ///
        /// @param type the type of the records
        record Listed(TypeInformation<?> type) implements Holding {}

        TypeInformation<?> type();
    }

    /// Receives the windows. The key of each window is selected.
    @FunctionalInterface
    public interface OnWindow<W> {
        /// Handles a window.
        ///
        /// @param contents the result of the aggregation, or the records
        void window(Object key, W window, Iterable<Object> contents) throws Exception;
    }

    /// Creates a reader.
    ///
    /// @param context the context, whose keyed states restore the snapshot
    /// @param isEvicting whether the windows had an evictor
    /// @param windows the serializer of windows
    public WindowStateReader(OperatorContext context, Holding holding, boolean isEvicting, TypeSerializer<W> windows) {
        this.context = context;
        this.keyed = context.keyedStates();
        this.holding = holding;
        this.isEvicting = isEvicting;
        this.windows = windows;
        this.states = new WindowStates<>(context, windows, false, _ -> false);
        this.hasRecords = keyed.restores(RECORDS.name()) || keyed.restores(RECORDS.revivedName());
        this.hasBuckets = !hasRecords
                && !keyed.restores(Slices.NAME)
                && !keyed.restores(Slices.REVIVED)
                && !keyed.restores(SessionOperator.NAME)
                && !keyed.restores(CountedContents.NAME);
        SliceShape shape = CatchUp.shape(keyed);
        this.fired = shape == null ? null : new CatchUp(shape, 0, keyed);
    }

    /// Returns the window function's state for a window of the current key.
    public KeyedStateStore in(W window) {
        return states.of(window);
    }

    /// Returns the window function's state that all windows of the current key share.
    public KeyedStateStore global() {
        return states.global();
    }

    /// Returns the trigger's state for a window of the current key.
    public <S extends State> S ofTrigger(StateDescriptor<S, ?> descriptor, W window) {
        descriptor.initializeSerializerUnlessSet(context.execution());
        return keyed.<W, S>namespaced(descriptor, windows).in(window);
    }

    /// Returns the timers of a window of the current key, in milliseconds.
    public Set<Long> timers(W window, TimeDomain domain) {
        if (!hasBuckets) {
            boolean isSet = domain == TimeDomain.EVENT_TIME && !hasFired(window);
            return isSet ? Set.of(window.maxTimestamp()) : Set.of();
        }
        if (timers.isEmpty()) readTimers();
        KeyedTable<Object> all = Check.present(timers.get(domain), "the timers of a kind");
        int slot = all.slotOf(keyed.currentKey(), keyed.currentHash());
        if (slot < 0) return Set.of();
        return times(all, slot).getOrDefault(window, Set.of());
    }

    /// Returns whether a window in slices has fired for the current key and still accepts late records.
    private boolean hasFired(W window) {
        return fired != null && window instanceof TimeWindow time && fired.hasFired(keyed.currentHash(), time.getEnd());
    }

    private void readTimers() {
        Object key = keyed.currentKey();
        int hash = keyed.currentHash();
        for (TimeDomain domain : TimeDomain.values()) timers.put(domain, table());
        Timers<Object, W> all = new Timers<>(keyed, BucketTimers.NAME, windows);
        all.showEventTime((window, time) -> add(TimeDomain.EVENT_TIME, window, time));
        all.showProcessingTime((window, time) -> add(TimeDomain.PROCESSING_TIME, window, time));
        keyed.select(key, hash);
    }

    private KeyedTable<Object> table() {
        return KeyedTable.of(keyed.keyShape(), ColumnKind.OBJECT);
    }

    private void add(TimeDomain domain, W window, long time) {
        KeyedTable<Object> all = Check.present(timers.get(domain), "the timers of a kind");
        int slot = all.claim(keyed.currentKey(), keyed.currentHash());
        if (all.wasInserted()) all.setObject(0, slot, new HashMap<>());
        times(all, slot).computeIfAbsent(window, _ -> new TreeSet<>()).add(time);
    }

    @SuppressWarnings("unchecked")
    private Map<W, Set<Long>> times(KeyedTable<Object> all, int slot) {
        return (Map<W, Set<Long>>) all.getObject(0, slot);
    }

    /// Passes all windows to the consumer.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the windows have other contents
    @SuppressWarnings("unchecked")
    public void forEach(OnWindow<W> consumer) throws Exception {
        if (hasBuckets) {
            buckets(consumer);
            return;
        }
        if (hasRecords) {
            records((OnWindow<TimeWindow>) consumer);
            return;
        }
        if (keyed.restores(CountedContents.NAME) && !isEvicting) {
            counted((OnWindow<GlobalWindow>) consumer);
            return;
        }
        if (keyed.restores(SessionOperator.NAME) && !isEvicting) {
            sessions((OnWindow<TimeWindow>) consumer);
            return;
        }
        if (isEvicting || holding instanceof Holding.Listed) {
            throw SectionSerializers.misfit(
                    "The windows of the snapshot contain aggregated values and cannot be read as %s."
                            .formatted(isEvicting ? "windows with an evictor" : "lists of records"));
        }
        Aggregation<Object, Object, Object> aggregation = aggregation();
        OnWindow<TimeWindow> onTimeWindow = (OnWindow<TimeWindow>) consumer;
        AccumulatorTables tables = tables();
        new SliceStateReader(
                        keyed,
                        tables.rows(Slices.NAME, LongSerializer.INSTANCE),
                        tables.rows(Slices.REVIVED, LongSerializer.INSTANCE),
                        new SliceStateReader.Accumulators(tables, aggregation))
                .forEach((key, hash, window, kept) -> tell(key, hash, window, aggregation.result(kept), onTimeWindow));
    }

    private void records(OnWindow<TimeWindow> consumer) throws Exception {
        if (!isEvicting && !(holding instanceof Holding.Listed)) {
            throw SectionSerializers.misfit(
                    "The windows of the snapshot contain all their records and cannot be read as aggregated values.");
        }
        TypeSerializer<Object> serializer = serializer();
        @SuppressWarnings("unchecked")
        TypeSerializer<Object> written = isEvicting
                ? (TypeSerializer<Object>) (TypeSerializer<?>) new StampedSerializer<>(serializer)
                : serializer;
        Aggregation<Object, Object, Object> aggregation = evictedAggregation();
        new SliceStateReader(
                        keyed,
                        RecordSlices.rows(RECORDS.name(), written),
                        RecordSlices.rows(RECORDS.revivedName(), written),
                        new SliceStateReader.Records())
                .forEach((key, hash, window, kept) -> {
                    List<Object> records = SliceStateReader.Records.of(kept);
                    Iterable<Object> held = isEvicting ? unstamped(records, aggregation) : records;
                    keyed.select(key, hash);
                    if (held != null) consumer.window(key, window, held);
                });
    }

    /// Returns the aggregation of the records in windows with an evictor, or null if the caller wants the
    /// records themselves.
    private @Nullable Aggregation<Object, Object, Object> evictedAggregation() {
        return isEvicting && !(holding instanceof Holding.Listed) ? aggregation() : null;
    }

    private void tell(Object key, int hash, TimeWindow window, Object result, OnWindow<TimeWindow> consumer)
            throws Exception {
        keyed.select(key, hash);
        consumer.window(key, window, List.of(result));
    }

    @SuppressWarnings("unchecked")
    private void counted(OnWindow<GlobalWindow> consumer) throws Exception {
        List<Failure> failures = new ArrayList<>();
        if (holding instanceof Holding.Listed) {
            keyed.forEachKey(CountedContents.listDescriptor(serializer()), (key, records) -> {
                if (failures.isEmpty())
                    attempt(
                            failures,
                            () -> consumer.window(
                                    key, GlobalWindow.get(), new CountedContents.Listed<>(records).get()));
            });
        } else {
            Aggregation<Object, Object, Object> aggregation = aggregation();
            TypeInformation<Object> kept = (TypeInformation<Object>) holding.type();
            keyed.forEachKey(CountedContents.valueDescriptor(kept, context.execution()), (key, state) -> {
                CountedContents<Object> contents = new CountedContents.Aggregated<>(state, aggregation);
                if (failures.isEmpty())
                    attempt(failures, () -> consumer.window(key, GlobalWindow.get(), List.of(contents.get())));
            });
        }
        if (!failures.isEmpty()) throw failures.getFirst().thrown;
    }

    /// Represents an operation that may fail.
    private interface Attempt {
        void run() throws Exception;
    }

    private static void attempt(List<Failure> failures, Attempt attempt) {
        try {
            attempt.run();
        } catch (Exception thrown) {
            failures.add(new Failure(thrown));
        }
    }

    private record SessionEntry(Object key, int hash, TimeWindow window, Object kept) {}

    @SuppressWarnings("unchecked")
    private void sessions(OnWindow<TimeWindow> consumer) throws Exception {
        OpenSessions sessions = new OpenSessions(keyed, tables());
        List<SessionEntry> all = new ArrayList<>();
        for (KeyedTable<Object> open : sessions.all()) {
            for (int slot = open.next(-1); slot >= 0; slot = open.next(slot)) {
                for (Session each = sessions.sessions(open, slot); each != null; each = each.next) {
                    TimeWindow window = new TimeWindow(each.start, each.end);
                    all.add(new SessionEntry(open.keyAt(slot), open.hashAt(slot), window, each.kept));
                }
            }
        }
        Aggregation<Object, Object, Object> aggregation = holding instanceof Holding.Listed ? null : aggregation();
        for (SessionEntry each : all) {
            keyed.select(each.key, each.hash);
            Iterable<Object> held =
                    aggregation == null ? (List<Object>) each.kept : List.of(aggregation.result(each.kept));
            consumer.window(each.key, each.window, held);
        }
    }

    @SuppressWarnings("unchecked")
    private AccumulatorTables tables() {
        boolean isList = holding instanceof Holding.Listed;
        TypeSerializer<?> written = isList ? new ListSerializer<>(serializer()) : serializer();
        return new AccumulatorTables(
                keyed.keyShape(),
                Long.class.equals(holding.type().getTypeClass()) && !isList,
                holding instanceof Holding.Reduced ? SectionKind.KEYED_REDUCING : SectionKind.KEYED_AGGREGATING,
                (TypeSerializer<Object>) written);
    }

    @SuppressWarnings("unchecked")
    private TypeSerializer<Object> serializer() {
        return (TypeSerializer<Object>)
                holding.type().createSerializer(context.execution().getSerializerConfig());
    }

    @SuppressWarnings("unchecked")
    private Aggregation<Object, Object, Object> aggregation() {
        return (Aggregation<Object, Object, Object>) (Aggregation<?, ?, ?>)
                switch (holding) {
                    case Holding.Reduced reduced -> new ReduceAggregation<>(context.function(reduced.function));
                    case Holding.Aggregated aggregated ->
                        new AggregateAggregation<>(context.function(aggregated.function));
                    case Holding.Listed _ -> throw Check.broken("a list of records is no aggregation");
                };
    }

    private void buckets(OnWindow<W> consumer) throws Exception {
        if (RecordSlices.BOTH.stream().anyMatch(input -> keyed.restores(input.name()))) {
            throw SectionSerializers.misfit("The snapshot contains the windows of a join, which cannot be read.");
        }
        NamespacedState<W, State> contents = contents();
        Aggregation<Object, Object, Object> aggregation = evictedAggregation();
        KeyedTable<Object> merged = keyed.restores(MERGING) ? merged() : null;
        List<Failure> failures = new ArrayList<>();
        contents.forEach((window, key) -> {
            if (!failures.isEmpty()) return;
            attempt(failures, () -> {
                Iterable<Object> held = held(contents.in(window), aggregation);
                if (held != null) consumer.window(key, shown(window, merged), held);
            });
        });
        if (!failures.isEmpty()) throw failures.getFirst().thrown;
    }

    private record Failure(Exception thrown) {}

    /// Returns the window whose state window is given.
    private W shown(W kept, @Nullable KeyedTable<Object> merged) {
        if (merged == null) return kept;
        int slot = merged.slotOf(keyed.currentKey(), keyed.currentHash());
        return slot < 0 ? kept : names(merged, slot).getOrDefault(kept, kept);
    }

    @SuppressWarnings("unchecked")
    private Map<W, W> names(KeyedTable<Object> merged, int slot) {
        return (Map<W, W>) merged.getObject(0, slot);
    }

    /// Returns, for each key, a map from state windows to windows.
    private KeyedTable<Object> merged() throws Exception {
        KeyedTable<Object> all = table();
        MapStateDescriptor<W, W> descriptor = ready(new MapStateDescriptor<>(MERGING, windows, windows));
        List<Failure> failures = new ArrayList<>();
        keyed.forEachKey(descriptor, (key, state) -> {
            attempt(failures, () -> {
                Map<W, W> names = new HashMap<>();
                for (Map.Entry<W, W> each : state.entries()) names.put(each.getValue(), each.getKey());
                all.setObject(0, all.claim(key, keyed.currentHash()), names);
            });
        });
        if (!failures.isEmpty()) throw failures.getFirst().thrown;
        return all;
    }

    private <D extends StateDescriptor<?, ?>> D ready(D descriptor) {
        descriptor.initializeSerializerUnlessSet(context.execution());
        return descriptor;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private NamespacedState<W, State> contents() {
        StateDescriptor descriptor;
        if (isEvicting) descriptor = new ListStateDescriptor<>(CONTENTS, new StampedSerializer<>(serializer()));
        else
            descriptor = switch (holding) {
                case Holding.Reduced reduced ->
                    new ReducingStateDescriptor<>(
                            CONTENTS, (ReduceFunction) context.function(reduced.function), serializer());
                case Holding.Aggregated aggregated ->
                    new AggregatingStateDescriptor<>(
                            CONTENTS, (AggregateFunction) context.function(aggregated.function), serializer());
                case Holding.Listed _ -> new ListStateDescriptor<>(CONTENTS, serializer());
            };
        return keyed.namespaced(ready(descriptor), windows);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Iterable<Object> held(State state, @Nullable Aggregation<Object, Object, Object> aggregation)
            throws Exception {
        if (!isEvicting) {
            Object held = ((AppendingState<Object, Object>) state).get();
            if (held == null) return null;
            return holding instanceof Holding.Listed ? (Iterable<Object>) held : List.of(held);
        }
        Iterable<TimestampedValue<Object>> stamped = ((ListState<TimestampedValue<Object>>) state).get();
        return stamped == null ? null : unstamped(stamped, aggregation);
    }

    /// Returns the records without their timestamps, or their aggregated result. Returns null if there is
    /// no result.
    ///
    /// @param stamped the records as [TimestampedValue]s
    private static @Nullable Iterable<Object> unstamped(
            Iterable<?> stamped, @Nullable Aggregation<Object, Object, Object> aggregation) throws Exception {
        List<Object> records = new ArrayList<>();
        for (Object each : stamped) records.add(((TimestampedValue<?>) each).getValue());
        if (aggregation == null) return records;
        Object kept = aggregation.none();
        for (Object record : records) {
            kept = kept == null ? aggregation.first(record) : aggregation.add(kept, record);
        }
        return kept == null ? null : List.of(aggregation.result(kept));
    }
}
