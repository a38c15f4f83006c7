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

/// Reads windows with the functions that the job applies to them.
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

    /// Returns a reader of windows with an evictor, which hold all their records.
    public EvictingWindowSavepointReader<W> evictor() {
        return evicting;
    }

    /// Reads the reduced value of each window.
    public <T, K> DataStream<T> reduce(
            String uid, ReduceFunction<T> function, TypeInformation<K> keyType, TypeInformation<T> reduceType)
            throws IOException {
        return readings.of(uid, new Holding.Reduced(function, reduceType), null, keyType, reduceType);
    }

    /// Reads windows with a function that receives the reduced value.
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

    /// Reads the aggregated value of each window.
    public <K, T, ACC, R> DataStream<R> aggregate(
            String uid,
            AggregateFunction<T, ACC, R> aggregateFunction,
            TypeInformation<K> keyType,
            TypeInformation<ACC> accType,
            TypeInformation<R> outputType)
            throws IOException {
        return readings.of(uid, new Holding.Aggregated(aggregateFunction, accType), null, keyType, outputType);
    }

    /// Reads windows with a function that receives the aggregated value.
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

    /// Reads windows with a function that receives their records.
    public <K, T, OUT> DataStream<OUT> process(
            String uid,
            WindowReaderFunction<T, OUT, K, W> readerFunction,
            TypeInformation<K> keyType,
            TypeInformation<T> stateType,
            TypeInformation<OUT> outputType)
            throws IOException {
        return readings.of(uid, new Holding.Listed(stateType), readerFunction, keyType, outputType);
    }

    /// Creates streams of the windows of operators, by uid.
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
