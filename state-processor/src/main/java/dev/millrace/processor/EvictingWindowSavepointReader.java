package dev.millrace.processor;

import dev.millrace.api.DataStream;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.window.Window;
import dev.millrace.processor.function.WindowReaderFunction;
import dev.millrace.runtime.window.build.WindowStateReader.Holding;
import java.io.IOException;

/// Reads windows with an evictor. Such windows hold their records, and the reader applies the window's function.
public class EvictingWindowSavepointReader<W extends Window> {
    private final WindowSavepointReader.WindowReadings<W> readings;

    EvictingWindowSavepointReader(WindowSavepointReader.WindowReadings<W> readings) {
        this.readings = readings;
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
            TypeInformation<T> inputType,
            TypeInformation<R> outputType)
            throws IOException {
        return readings.of(uid, new Holding.Aggregated(aggregateFunction, inputType), null, keyType, outputType);
    }

    /// Reads windows with a function that receives the aggregated value.
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
}
