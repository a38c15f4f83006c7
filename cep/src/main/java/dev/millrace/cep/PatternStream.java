package dev.millrace.cep;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.NullByteKeySelector;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import dev.millrace.cep.compile.PatternCompiler;
import dev.millrace.cep.functions.PatternProcessFunction;
import dev.millrace.cep.operator.PatternOperatorFactory;
import dev.millrace.cep.operator.PatternSettings;
import dev.millrace.cep.pattern.Pattern;
import org.jspecify.annotations.Nullable;

/// Represents a stream in which a pattern is found. A function computes results from the matches.
///
/// @param <T> the type of the events
public class PatternStream<T> {
    private static final int[] COLLECTOR_OF_LAMBDA = {1, 0};

    private final DataStream<T> input;
    private final Pattern<T, ?> pattern;
    private final boolean isProcessingTime;
    private final @Nullable EventComparator<T> comparator;
    private final @Nullable OutputTag<T> lateTag;

    PatternStream(DataStream<T> input, Pattern<T, ?> pattern) {
        this(input, pattern, false, null, null);
    }

    private PatternStream(
            DataStream<T> input,
            Pattern<T, ?> pattern,
            boolean isProcessingTime,
            @Nullable EventComparator<T> comparator,
            @Nullable OutputTag<T> lateTag) {
        this.input = Preconditions.checkNotNull(input, "The stream is null.");
        this.pattern = Preconditions.checkNotNull(pattern, "The pattern is null.");
        this.isProcessingTime = isProcessingTime;
        this.comparator = comparator;
        this.lateTag = lateTag;
    }

    PatternStream<T> withComparator(EventComparator<T> newComparator) {
        return new PatternStream<>(input, pattern, isProcessingTime, clean(newComparator), lateTag);
    }

    /// Emits late events to a side output instead of dropping them.
    public PatternStream<T> sideOutputLateData(OutputTag<T> lateDataOutputTag) {
        return new PatternStream<>(input, pattern, isProcessingTime, comparator, lateDataOutputTag);
    }

    /// Uses the time at which events arrive.
    public PatternStream<T> inProcessingTime() {
        return new PatternStream<>(input, pattern, true, comparator, lateTag);
    }

    /// Uses the timestamps of the events, which is the default.
    public PatternStream<T> inEventTime() {
        return new PatternStream<>(input, pattern, false, comparator, lateTag);
    }

    /// Handles each match with a function.
    public <R> SingleOutputStreamOperator<R> process(PatternProcessFunction<T, R> patternProcessFunction) {
        return process(
                patternProcessFunction,
                type(patternProcessFunction, PatternProcessFunction.class, TypeExtractor.NO_INDEX));
    }

    /// Handles each match with a function.
    public <R> SingleOutputStreamOperator<R> process(
            PatternProcessFunction<T, R> patternProcessFunction, TypeInformation<R> outTypeInfo) {
        PatternSettings<T, R> settings = new PatternSettings<>(
                PatternCompiler.compile(pattern), clean(patternProcessFunction), isProcessingTime, comparator, lateTag);
        PatternOperatorFactory<T, R> factory = new PatternOperatorFactory<>(settings);
        if (input instanceof KeyedStream<T, ?> keyed) return keyed.transform("CepOperator", outTypeInfo, factory);
        return input.keyBy(new NullByteKeySelector<>())
                .transform("GlobalCepOperator", outTypeInfo, factory)
                .forceNonParallel();
    }

    /// Computes one result from each match.
    public <R> SingleOutputStreamOperator<R> select(PatternSelectFunction<T, R> patternSelectFunction) {
        return select(
                patternSelectFunction,
                type(patternSelectFunction, PatternSelectFunction.class, TypeExtractor.NO_INDEX));
    }

    /// Computes one result from each match.
    public <R> SingleOutputStreamOperator<R> select(
            PatternSelectFunction<T, R> patternSelectFunction, TypeInformation<R> outTypeInfo) {
        return process(SelectAdapters.select(clean(patternSelectFunction)), outTypeInfo);
    }

    /// Computes one result from each match, and one for a side output from each timed-out partial match.
    public <L, R> SingleOutputStreamOperator<R> select(
            OutputTag<L> timedOutPartialMatchesTag,
            PatternTimeoutFunction<T, L> patternTimeoutFunction,
            PatternSelectFunction<T, R> patternSelectFunction) {
        return select(
                timedOutPartialMatchesTag,
                patternTimeoutFunction,
                type(patternSelectFunction, PatternSelectFunction.class, TypeExtractor.NO_INDEX),
                patternSelectFunction);
    }

    /// Computes one result from each match, and one for a side output from each timed-out partial match.
    public <L, R> SingleOutputStreamOperator<R> select(
            OutputTag<L> timedOutPartialMatchesTag,
            PatternTimeoutFunction<T, L> patternTimeoutFunction,
            TypeInformation<R> outTypeInfo,
            PatternSelectFunction<T, R> patternSelectFunction) {
        return process(
                SelectAdapters.select(
                        timedOutPartialMatchesTag, clean(patternTimeoutFunction), clean(patternSelectFunction)),
                outTypeInfo);
    }

    /// Computes any number of results from each match.
    public <R> SingleOutputStreamOperator<R> flatSelect(PatternFlatSelectFunction<T, R> patternFlatSelectFunction) {
        return flatSelect(
                patternFlatSelectFunction,
                type(patternFlatSelectFunction, PatternFlatSelectFunction.class, COLLECTOR_OF_LAMBDA));
    }

    /// Computes any number of results from each match.
    public <R> SingleOutputStreamOperator<R> flatSelect(
            PatternFlatSelectFunction<T, R> patternFlatSelectFunction, TypeInformation<R> outTypeInfo) {
        return process(SelectAdapters.flatSelect(clean(patternFlatSelectFunction)), outTypeInfo);
    }

    /// Computes any number of results from each match, and for a side output from each timed-out partial match.
    public <L, R> SingleOutputStreamOperator<R> flatSelect(
            OutputTag<L> timedOutPartialMatchesTag,
            PatternFlatTimeoutFunction<T, L> patternFlatTimeoutFunction,
            PatternFlatSelectFunction<T, R> patternFlatSelectFunction) {
        return flatSelect(
                timedOutPartialMatchesTag,
                patternFlatTimeoutFunction,
                type(patternFlatSelectFunction, PatternFlatSelectFunction.class, COLLECTOR_OF_LAMBDA),
                patternFlatSelectFunction);
    }

    /// Computes any number of results from each match, and for a side output from each timed-out partial match.
    public <L, R> SingleOutputStreamOperator<R> flatSelect(
            OutputTag<L> timedOutPartialMatchesTag,
            PatternFlatTimeoutFunction<T, L> patternFlatTimeoutFunction,
            TypeInformation<R> outTypeInfo,
            PatternFlatSelectFunction<T, R> patternFlatSelectFunction) {
        return process(
                SelectAdapters.flatSelect(
                        timedOutPartialMatchesTag, clean(patternFlatTimeoutFunction), clean(patternFlatSelectFunction)),
                outTypeInfo);
    }

    private <R> TypeInformation<R> type(Function function, Class<?> base, int[] lambdaIndices) {
        return TypeExtractor.getUnaryOperatorReturnType(
                function, base, 0, 1, lambdaIndices, input.getType(), null, false);
    }

    private <F> F clean(F function) {
        return input.getExecutionEnvironment().clean(function);
    }
}
