package dev.millrace.cep.dynamic;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.function.Function;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TupleTypeInfo;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds patterns in a keyed stream that another stream changes while the job runs.
///
/// The other stream carries patterns as JSON, see [PatternJson]. Each pattern has an id and a version. A newer version
/// replaces an older one: no new match of the older version begins, but its partial matches go on under it until they
/// end. The patterns and the partial matches are part of the checkpoints.
///
/// @param <T> the type of the events
/// @param <K> the type of the keys
public final class DynamicPatterns<T, K> {
    private final KeyedStream<T, K> events;
    private final DataStream<String> patterns;
    private final FieldReader<T> fields;
    private final boolean isProcessingTime;
    private final boolean waits;
    private final @Nullable OutputTag<String> refused;

    private DynamicPatterns(
            KeyedStream<T, K> events,
            DataStream<String> patterns,
            FieldReader<T> fields,
            boolean isProcessingTime,
            boolean waits,
            @Nullable OutputTag<String> refused) {
        this.events = events;
        this.patterns = patterns;
        this.fields = fields;
        this.isProcessingTime = isProcessingTime;
        this.waits = waits;
        this.refused = refused;
    }

    /// Returns the patterns of a stream. Events are matched in event time.
    ///
    /// @param patterns the stream of patterns as JSON
    /// @param fields reads the fields that conditions refer to
    public static <T, K> DynamicPatterns<T, K> of(
            KeyedStream<T, K> events, DataStream<String> patterns, FieldReader<T> fields) {
        return new DynamicPatterns<>(
                Objects.requireNonNull(events),
                Objects.requireNonNull(patterns),
                events.getExecutionEnvironment().clean(fields),
                false,
                false,
                null);
    }

    /// Matches events in the order of their arrival.
    public DynamicPatterns<T, K> inProcessingTime() {
        return new DynamicPatterns<>(events, patterns, fields, true, waits, refused);
    }

    /// Lets events wait for the watermarks of the stream of patterns, which are ignored otherwise.
    ///
    /// If the patterns say from which time they hold, the matches do not depend on the speed of the two streams.
    public DynamicPatterns<T, K> waitForPatterns() {
        return new DynamicPatterns<>(events, patterns, fields, isProcessingTime, true, refused);
    }

    /// Emits patterns that are wrong to a side output. Otherwise a wrong pattern fails the job.
    public DynamicPatterns<T, K> sideOutputRefused(OutputTag<String> tag) {
        return new DynamicPatterns<>(events, patterns, fields, isProcessingTime, waits, tag);
    }

    /// Computes one result from each match.
    ///
    /// @param type the type of the results
    public <R> SingleOutputStreamOperator<R> select(DynamicMatchFunction<T, R> function, TypeInformation<R> type) {
        TypeInformation<Tuple2<Long, T>> positioned = new TupleTypeInfo<>(Types.LONG, events.getType());
        DynamicMatching<T, K, R> matching = new DynamicMatching<>(
                fields,
                clean(function),
                positioned.createSerializer(
                        events.getExecutionEnvironment().getConfig().getSerializerConfig()),
                isProcessingTime,
                refused);
        // The stream of patterns must not hold back the time of the events.
        DataStream<String> timeless =
                patterns.assignTimestampsAndWatermarks(WatermarkStrategy.<String>forGenerator(_ -> new EndOfTime()));
        return events.connect(timeless.broadcast(DynamicMatching.PATTERNS))
                .process(matching, type)
                .name("Dynamic patterns");
    }

    private <F extends Function> F clean(F function) {
        return events.getExecutionEnvironment().clean(function);
    }
}
