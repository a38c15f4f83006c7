package dev.millrace.cep.dynamic;

import dev.millrace.api.process.KeyedBroadcastProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.serializer.ListSerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cep.match.DroppedMatches;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.operator.KeyedMatchRows;
import dev.millrace.cep.operator.StoredMatches;
import dev.millrace.cep.operator.StoredMatchesSerializer;
import dev.millrace.cep.pattern.MalformedPatternException;
import dev.millrace.runtime.chain.KeyedRuntime;
import dev.millrace.state.KeyedStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Matches the events of each key against all versions of all patterns that are still in use. In event time, events
/// wait for the watermark.
final class DynamicMatching<T, K, R> extends KeyedBroadcastProcessFunction<K, T, String, R> {
    private static final long serialVersionUID = 1L;
    private static final Fault NO_TIMESTAMP =
            new Fault(2986, Category.USER, "a dynamic pattern in event time received a record without a timestamp");

    /// Holds the JSON of each version, by the id and the version.
    static final MapStateDescriptor<String, String> PATTERNS =
            new MapStateDescriptor<>("patterns", StringSerializer.INSTANCE, StringSerializer.INSTANCE);

    private final FieldReader<T> fields;
    private final DynamicMatchFunction<T, R> function;
    private final TypeSerializer<Tuple2<Long, T>> serializer;
    private final boolean isProcessingTime;
    private final @Nullable OutputTag<String> refused;

    private transient @Nullable KnownVersions<T> versions;
    private transient @Nullable MapState<String, StoredMatches<Tuple2<Long, T>>> matches;
    private transient @Nullable MapState<Long, List<Tuple2<Long, T>>> waiting;
    private transient @Nullable ValueState<Long> position;

    DynamicMatching(
            FieldReader<T> fields,
            DynamicMatchFunction<T, R> function,
            TypeSerializer<Tuple2<Long, T>> serializer,
            boolean isProcessingTime,
            @Nullable OutputTag<String> refused) {
        this.fields = fields;
        this.function = function;
        this.serializer = serializer;
        this.isProcessingTime = isProcessingTime;
        this.refused = refused;
    }

    @Override
    public void open(OpenContext context) {
        KeyedStates<Object> keyed = ((KeyedRuntime) getRuntimeContext()).keyed();
        versions = new KnownVersions<>(
                fields, KeyedMatchRows.open(Objects.requireNonNull(keyed), "match rows", serializer));
        matches = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "matches", StringSerializer.INSTANCE, new StoredMatchesSerializer<>(serializer)));
        waiting = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("waiting", LongSerializer.INSTANCE, new ListSerializer<>(serializer)));
        position = getRuntimeContext().getState(new ValueStateDescriptor<>("position", LongSerializer.INSTANCE));
    }

    private KnownVersions<T> versions() {
        return Objects.requireNonNull(versions);
    }

    private MapState<String, StoredMatches<Tuple2<Long, T>>> matches() {
        return Objects.requireNonNull(matches);
    }

    private MapState<Long, List<Tuple2<Long, T>>> waiting() {
        return Objects.requireNonNull(waiting);
    }

    @Override
    public void processBroadcastElement(String json, Context context, Collector<R> out) throws Exception {
        try {
            versions().add(json, context.getBroadcastState(PATTERNS));
        } catch (MillraceException | MalformedPatternException wrong) {
            if (refused == null) throw wrong;
            context.output(refused, json);
        }
    }

    @Override
    public void processElement(T event, ReadOnlyContext context, Collector<R> out) throws Exception {
        if (isProcessingTime) {
            long now = context.timerService().currentProcessingTime();
            match(event, now, context, out);
            return;
        }
        Long time = context.timestamp();
        if (time == null) {
            throw NO_TIMESTAMP
                    .what("A dynamic pattern in event time received a record without a timestamp: %s", event)
                    .fix("Call assignTimestampsAndWatermarks(…) on the stream, or inProcessingTime() on the patterns.");
        }
        if (time <= context.timerService().currentWatermark()) return;
        List<Tuple2<Long, T>> before = waiting().get(time);
        List<Tuple2<Long, T>> all = before == null ? new ArrayList<>() : new ArrayList<>(before);
        all.add(Tuple2.of(0L, event));
        waiting().put(time, all);
        context.timerService().registerEventTimeTimer(time);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<R> out) throws Exception {
        if (!isProcessingTime) {
            List<Tuple2<Long, T>> due = waiting().get(time);
            waiting().remove(time);
            if (due != null) for (Tuple2<Long, T> each : due) match(each.f1, time, context, out);
        }
        advance(time, context.getBroadcastState(PATTERNS), out);
    }

    private void match(T event, long time, ReadOnlyContext context, Collector<R> out) throws Exception {
        ValueState<Long> counter = Objects.requireNonNull(position);
        Long counted = counter.value();
        long number = counted == null ? 0 : counted;
        counter.update(number + 1);
        for (VersionMatcher<T> each : versions().all(context.getBroadcastState(PATTERNS))) {
            KeyMatches<Tuple2<Long, T>> key = load(each, time);
            if (key == null) continue;
            MatchCollector<T, R> output = new MatchCollector<>(each, function, out);
            boolean hasBegun = each.matcher().match(key, Tuple2.of(number, event), time, output);
            store(each, key);
            if (hasBegun && each.matcher().hasWindow()) {
                remind(time + each.matcher().windowMillis(), context);
            }
        }
    }

    private void remind(long time, ReadOnlyContext context) {
        if (isProcessingTime) context.timerService().registerProcessingTimeTimer(time);
        else context.timerService().registerEventTimeTimer(time);
    }

    /// Drops the partial matches whose time is over, and those of versions that are no longer known.
    private void advance(long time, ReadOnlyBroadcastState<String, String> known, Collector<R> out) throws Exception {
        for (VersionMatcher<T> each : versions().all(known)) {
            StoredMatches<Tuple2<Long, T>> stored = matches().get(each.key());
            if (stored == null) continue;
            KeyMatches<Tuple2<Long, T>> key = stored.at(each.stages()).fork();
            each.matcher().advance(key, time, new MatchCollector<>(each, function, out));
            store(each, key);
        }
        dropUnknown(known);
    }

    /// Drops the partial matches of versions that are no longer known.
    private void dropUnknown(ReadOnlyBroadcastState<String, String> known) throws Exception {
        List<String> unknown = new ArrayList<>();
        for (String each : matches().keys()) if (!known.contains(each)) unknown.add(each);
        for (String each : unknown) {
            DroppedMatches.drop(
                    Objects.requireNonNull(matches().get(each)).matches(),
                    versions().rows(each));
            matches().remove(each);
        }
    }

    /// Returns the matches of the current key under a version; null if no match may begin and none is there.
    private @Nullable KeyMatches<Tuple2<Long, T>> load(VersionMatcher<T> version, long time) throws Exception {
        StoredMatches<Tuple2<Long, T>> stored = matches().get(version.key());
        if (stored == null) return version.mayBegin(time) ? version.matcher().newKey() : null;
        KeyMatches<Tuple2<Long, T>> key = stored.at(version.stages()).fork();
        if (!version.mayBegin(time)) version.matcher().endBeginnings(key);
        return key;
    }

    private void store(VersionMatcher<T> version, KeyMatches<Tuple2<Long, T>> key) throws Exception {
        if (key.isIdle() || key.isOver()) matches().remove(version.key());
        else matches().put(version.key(), new StoredMatches<>(key, version.stages()));
    }
}
