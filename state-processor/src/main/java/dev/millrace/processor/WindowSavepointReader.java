package dev.millrace.processor;

import dev.millrace.api.DataStream;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.window.Window;
import dev.millrace.processor.function.WindowReaderFunction;
import dev.millrace.processor.read.OperatorAddress;
import dev.millrace.processor.read.WindowReading;
import dev.millrace.runtime.window.build.WindowStateReader.Holding;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads windows, with the functions that the job has for them.
public class WindowSavepointReader<W extends Window> {
    private final WindowReadings<W> readings;
    private final EvictingWindowSavepointReader<W> evicting;

    WindowSavepointReader(
            Readings readings,
            Function<OperatorIdentifier, OperatorAddress> places,
            TypeSerializer<W> windowSerializer) {
        this.readings = new WindowReadings<>(readings, places, new WindowReading.Windows<>(windowSerializer, false));
        this.evicting = new EvictingWindowSavepointReader<>(
                new WindowReadings<>(readings, places, new WindowReading.Windows<>(windowSerializer, true)));
    }

    /// Windows with an evictor, which keep all their records.
    public EvictingWindowSavepointReader<W> evictor() {
        return evicting;
    }

    /// What each window comes to so far.
    public <T, K> DataStream<T> reduce(
            String uid, ReduceFunction<T> function, TypeInformation<K> keyType, TypeInformation<T> reduceType)
            throws IOException {
        return readings.of(uid, new Holding.Reduced(function, reduceType), null, keyType, reduceType);
    }

    /// What a function makes of it.
    public <K, T, OUT> DataStream<OUT> reduce(
            String uid,
            ReduceFunction<T> function,
            WindowReaderFunction<T, OUT, K, W> readerFunction,
            TypeInformation<K> keyType,
            TypeInformation<T> reduceType,
            TypeInformation<OUT> outputType)
            throws IOException {
        return readings.of(uid, new Holding.Reduced(function, reduceType), readerFunction, keyType, outputType);
    }

    /// What each window comes to so far.
    public <K, T, ACC, R> DataStream<R> aggregate(
            String uid,
            AggregateFunction<T, ACC, R> aggregateFunction,
            TypeInformation<K> keyType,
            TypeInformation<ACC> accType,
            TypeInformation<R> outputType)
            throws IOException {
        return readings.of(uid, new Holding.Aggregated(aggregateFunction, accType), null, keyType, outputType);
    }

    /// What a function makes of it.
    public <K, T, ACC, R, OUT> DataStream<OUT> aggregate(
            String uid,
            AggregateFunction<T, ACC, R> aggregateFunction,
            WindowReaderFunction<R, OUT, K, W> readerFunction,
            TypeInformation<K> keyType,
            TypeInformation<ACC> accType,
            TypeInformation<OUT> outputType)
            throws IOException {
        return readings.of(
                uid, new Holding.Aggregated(aggregateFunction, accType), readerFunction, keyType, outputType);
    }

    /// What a function makes of the records of each window.
    public <K, T, OUT> DataStream<OUT> process(
            String uid,
            WindowReaderFunction<T, OUT, K, W> readerFunction,
            TypeInformation<K> keyType,
            TypeInformation<T> stateType,
            TypeInformation<OUT> outputType)
            throws IOException {
        return readings.of(uid, new Holding.Listed(stateType), readerFunction, keyType, outputType);
    }

    /// Windows of operators by their uids.
    record WindowReadings<W extends Window>(
            Readings readings, Function<OperatorIdentifier, OperatorAddress> places, WindowReading.Windows<W> windows) {

        <IN, OUT, K> DataStream<OUT> of(
                String uid,
                Holding holding,
                @Nullable WindowReaderFunction<IN, OUT, K, W> function,
                TypeInformation<K> keyType,
                TypeInformation<OUT> type) {
            OperatorAddress place = places.apply(OperatorIdentifier.forUid(uid));
            return readings.of(
                    place.groups(), "windows", new WindowReading<>(place, windows, holding, function, keyType), type);
        }
    }
}
