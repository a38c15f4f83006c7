package dev.millrace.sql.stream;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.base.host.Disk;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.operator.KeyedTimers;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.stream.row.AppendedRows;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowListSerializer;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.stream.row.RowChains;
import dev.millrace.sql.stream.row.RowsByKey;
import dev.millrace.sql.user.SubtaskFunctions;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NumberedRows;
import dev.millrace.table.functions.FunctionContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Provides the output, the keyed state, the timers and the settings of an operator in a subtask. Called by the
/// thread of the subtask only.
public final class ContinuousServices {
    /// With fewer keys, the rows are read right after the call.
    private static final int PREFETCHED_MIN = 8;

    private final ContinuousSettings settings;
    private final OperatorContext context;
    private final SubtaskFunctions functions;
    private final List<RowTimers> timers = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;

    ContinuousServices(ContinuousSettings settings, OperatorContext context) {
        this.functions = new SubtaskFunctions(() -> new FunctionContext(context.runtime()));
        this.settings = new ContinuousSettings(
                settings.operators().with(functions), settings.timeToLiveMillis(), settings.batchRows());
        this.context = context;
    }

    /// Returns the settings of the query.
    public ContinuousSettings settings() {
        return settings;
    }

    /// Returns the settings of all kinds of queries, among them the expressions.
    public OperatorSettings operators() {
        return settings.operators();
    }

    /// Returns the functions of the program.
    SubtaskFunctions functions() {
        return functions;
    }

    /// Emits a batch, unless it is empty.
    public void emit(ColumnBatch batch) {
        if (batch.size() > 0) context.output().record(batch, Batch.NO_TIMESTAMP);
    }

    /// Emits a batch of any size as batches of the usual size.
    public void emitInParts(ColumnBatch batch) {
        for (int from = 0; from < batch.size(); from += ColumnBatch.ROWS_MAX) {
            emit(batch.slice(from, Math.min(from + ColumnBatch.ROWS_MAX, batch.size())));
        }
    }

    /// Emits the rows of a builder, if there are any.
    public void emit(BatchBuilder builder) {
        if (!builder.isEmpty()) emit(builder.build());
    }

    /// Emits the rows of a builder if the builder is full.
    public void emitIfFull(BatchBuilder builder) {
        if (builder.isFull()) emit(builder.build());
    }

    /// Emits a watermark. For operators that create watermarks; those of the inputs are forwarded by themselves.
    public void emitWatermark(long timestamp) {
        context.control().watermark(timestamp);
    }

    /// Tells the operators behind this one whether they should not wait for the watermarks of this one.
    public void emitIdle(boolean isIdle) {
        context.control().idle(isIdle);
    }

    /// Returns the place of temporary files.
    public Disk disk() {
        return context.host().disk();
    }

    /// Returns the wall clock in milliseconds.
    public long millis() {
        return context.host().clock().millis();
    }

    /// Runs an action at a time of the wall clock. The action is not part of the state.
    public void atMillis(long millis, Runnable action) {
        context.services().deadlines().at(millis, () -> {
            try {
                action.run();
            } catch (Throwable thrown) {
                throw context.failures().during(thrown, "at a time of the wall clock");
            }
        });
    }

    /// Returns the last watermark of the inputs; `Long.MIN_VALUE` before the first one.
    public long watermark() {
        return watermark;
    }

    /// Counts a row that was dropped because it was late.
    public void countLate() {
        countLate(1);
    }

    /// Counts rows that were dropped because they were late.
    public void countLate(long rows) {
        for (long i = 0; i < rows; i++) context.metrics().droppedLateRecord();
    }

    /// Selects a key: from now on, states and timers are those of the key.
    public void select(PackedRow key) {
        states().select(key, RowsByKey.engineHash(key.hashCode()));
    }

    /// Loads the rows of some keys into the processor's cache, all at once. Without this call, each access would wait
    /// for its own row.
    public void prefetch(PackedRow[] keys, int count) {
        int[] hashes = new int[count];
        for (int i = 0; i < count; i++) hashes[i] = RowsByKey.engineHash(keys[i].hashCode());
        int from = 0;
        while (from < count) from = states().prefetch(hashes, from, count);
    }

    /// Loads the rows of the keys of a batch into the processor's cache, see [#prefetch(PackedRow[], int)].
    public void prefetch(BatchKeys keys) {
        if (keys.count() >= PREFETCHED_MIN) prefetch(keys.all(), keys.count());
    }

    /// Returns the selected key.
    public PackedRow currentKey() {
        return (PackedRow) states().currentKey();
    }

    /// Declares a state with one value per key, which has the time to live of the query.
    ///
    /// @param name the name within the operator
    public <V> StoredValue<V> value(String name, TypeSerializer<V> serializer) {
        return new StoredValue<>(states().value(timed(new ValueStateDescriptor<>(name, serializer))));
    }

    /// Declares a state with one value per key that never expires.
    ///
    /// @param name the name within the operator
    public <V> StoredValue<V> lastingValue(String name, TypeSerializer<V> serializer) {
        return new StoredValue<>(states().value(new ValueStateDescriptor<>(name, serializer)));
    }

    /// Declares a state with a value per key and second key, which has the time to live of the query.
    ///
    /// @param name the name within the operator
    public <V> SubRows<V> rows(String name, TypeSerializer<V> serializer) {
        return new MapRows<>(
                states().map(timed(new MapStateDescriptor<>(name, PackedRowSerializer.INSTANCE, serializer))));
    }

    /// Declares a state with a value per key and second key of any type, which has the time to live of the query.
    ///
    /// @param name the name within the operator
    public <U, V> MapState<U, V> map(String name, TypeSerializer<U> keys, TypeSerializer<V> values) {
        return states().map(timed(new MapStateDescriptor<>(name, keys, values)));
    }

    /// Declares a state with a value per key and second key of any type.
    ///
    /// @param name the name within the operator
    /// @param timeToLiveMillis the time after which an unused value is dropped, in milliseconds; 0 to keep it
    public <U, V> MapState<U, V> map(
            String name, TypeSerializer<U> keys, TypeSerializer<V> values, long timeToLiveMillis) {
        return states().map(timed(new MapStateDescriptor<>(name, keys, values), timeToLiveMillis));
    }

    /// Declares a state with a value per key and second key of any type that never expires.
    ///
    /// @param name the name within the operator
    public <U, V> MapState<U, V> lastingMap(String name, TypeSerializer<U> keys, TypeSerializer<V> values) {
        return map(name, keys, values, 0);
    }

    /// Declares a state with a list per key.
    ///
    /// @param name the name within the operator
    /// @param timeToLiveMillis the time after which an unused element is dropped, in milliseconds; 0 to keep it
    public <V> ListState<V> list(String name, TypeSerializer<V> serializer, long timeToLiveMillis) {
        return states().list(timed(new ListStateDescriptor<>(name, serializer), timeToLiveMillis));
    }

    /// Passes each value of a state that never expires to the consumer, and selects its key.
    ///
    /// @param name the name within the operator
    public <V> void forEachLasting(String name, TypeSerializer<V> serializer, Consumer<V> consumer) {
        states().forEachKey(new ValueStateDescriptor<>(name, serializer), (_, state) -> {
            try {
                consumer.accept(state.value());
            } catch (IOException failed) {
                throw StreamFaults.state(failed);
            }
        });
    }

    /// Declares a state with a value per key and second key that never expires.
    ///
    /// @param name the name within the operator
    public <V> SubRows<V> lastingRows(String name, TypeSerializer<V> serializer) {
        return new MapRows<>(states().map(new MapStateDescriptor<>(name, PackedRowSerializer.INSTANCE, serializer)));
    }

    /// Declares a state with one value per key.
    ///
    /// @param name the name within the operator
    /// @param timeToLiveMillis the time after which an unused value is dropped, in milliseconds; 0 to keep it
    public <V> StoredValue<V> value(String name, TypeSerializer<V> serializer, long timeToLiveMillis) {
        return new StoredValue<>(states().value(timed(new ValueStateDescriptor<>(name, serializer), timeToLiveMillis)));
    }

    /// Declares a state with a value per key and second key.
    ///
    /// @param name the name within the operator
    /// @param timeToLiveMillis the time after which an unused value is dropped, in milliseconds; 0 to keep it
    public <V> SubRows<V> rows(String name, TypeSerializer<V> serializer, long timeToLiveMillis) {
        return new MapRows<>(states().map(timed(
                new MapStateDescriptor<>(name, PackedRowSerializer.INSTANCE, serializer), timeToLiveMillis)));
    }

    /// Declares a list of rows per key that only grows and never expires.
    ///
    /// @param name the name within the operator
    public AppendedRows appended(String name) {
        if (!states().isStored()) return new RowChains(states(), name);
        return new StoredLists(lastingValue(name, PackedRowListSerializer.INSTANCE));
    }

    /// Declares rows that are found by the key, a part and a number, and never expire.
    ///
    /// @param name the name within the operator
    public <V> NumberedRows<V> lastingNumbered(String name, TypeSerializer<V> serializer) {
        return NumberedRows.open(states(), name, serializer);
    }

    /// Declares a time per key group.
    ///
    /// @param name the name within the operator
    public GroupMarks groupMarks(String name) {
        return new GroupMarks(states(), name);
    }

    /// Declares a state with a value per key and time, such as the end of a slice, that never expires.
    ///
    /// @param name the name within the operator
    public <V> TimedValues<V> lastingByTime(String name, TypeSerializer<V> serializer) {
        return new TimedValues<>(
                states().namespaced(new ValueStateDescriptor<>(name, serializer), LongSerializer.INSTANCE));
    }

    /// Returns the group of the operator's metrics.
    public MetricGroup metrics() {
        return context.runtime().getMetricGroup();
    }

    private <D extends StateDescriptor<?, ?>> D timed(D descriptor) {
        return timed(descriptor, settings.timeToLiveMillis());
    }

    private static <D extends StateDescriptor<?, ?>> D timed(D descriptor, long millis) {
        if (millis > 0) {
            descriptor.enableTimeToLive(
                    StateTtlConfig.newBuilder(Duration.ofMillis(millis)).build());
        }
        return descriptor;
    }

    /// Declares timers, which are part of the state.
    ///
    /// @param name the name within the operator
    /// @param onEventTime handles timers of event time, before the watermark is forwarded
    /// @param onProcessingTime handles timers of the wall clock
    public RowTimers timers(String name, RowTimers.OnTimer onEventTime, RowTimers.OnTimer onProcessingTime) {
        KeyedTimers<PackedRow> keyed = new KeyedTimers<>(
                context, name, PackedRowSerializer.INSTANCE, (_, timestamp) -> onProcessingTime.fire(timestamp));
        RowTimers made = new RowTimers(keyed, onEventTime);
        timers.add(made);
        return made;
    }

    /// Declares timers of event time with tags, which are part of the state. The operator advances their time.
    ///
    /// @param name the name within the operator
    public NamedTimers namedTimers(String name, NamedTimers.OnTimer onTimer) {
        KeyedTimers<String> keyed = new KeyedTimers<>(context, name, StringSerializer.INSTANCE, (_, _) -> {});
        return new NamedTimers(keyed, onTimer);
    }

    void advance(long timestamp) {
        watermark = timestamp;
        for (RowTimers each : timers) each.advance(timestamp);
    }

    private KeyedStates<Object> states() {
        return context.keyedStates();
    }
}
