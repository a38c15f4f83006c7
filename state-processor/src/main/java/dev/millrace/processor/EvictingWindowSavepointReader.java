package dev.millrace.processor;

import dev.millrace.api.DataStream;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.window.Window;
import dev.millrace.processor.function.WindowReaderFunction;
import dev.millrace.runtime.window.build.WindowStateReader.Holding;
import java.io.IOException;

/// Reads windows with an evictor, whose records come to something only when they are read.
public class EvictingWindowSavepointReader<W extends Window> {
    private final WindowSavepointReader.WindowReadings<W> readings;

    EvictingWindowSavepointReader(WindowSavepointReader.WindowReadings<W> readings) {
        this.readings = readings;
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
            TypeInformation<T> inputType,
            TypeInformation<R> outputType)
            throws IOException {
        return readings.of(uid, new Holding.Aggregated(aggregateFunction, inputType), null, keyType, outputType);
    }

    /// What a function makes of it.
    public <K, T, ACC, R, OUT> DataStream<OUT> aggregate(
            String uid,
            AggregateFunction<T, ACC, R> aggregateFunction,
            WindowReaderFunction<R, OUT, K, W> readerFunction,
            TypeInformation<K> keyType,
            TypeInformation<T> inputType,
            TypeInformation<OUT> outputType)
            throws IOException {
        return readings.of(
                uid, new Holding.Aggregated(aggregateFunction, inputType), readerFunction, keyType, outputType);
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
}
