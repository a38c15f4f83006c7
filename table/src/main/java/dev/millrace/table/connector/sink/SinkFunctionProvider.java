package dev.millrace.table.connector.sink;

import dev.millrace.api.sink.legacy.SinkFunction;
import dev.millrace.table.connector.ParallelismProvider;
import dev.millrace.table.data.RowData;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Provides a sink of the interface before [Sink].
public interface SinkFunctionProvider extends DynamicTableSink.SinkRuntimeProvider, ParallelismProvider {

    /// Returns a provider of a sink.
    static SinkFunctionProvider of(SinkFunction<RowData> sinkFunction) {
        return () -> sinkFunction;
    }

    /// Returns a provider of a sink.
    ///
    /// @param sinkParallelism the number of subtasks; null for that of the query
    static SinkFunctionProvider of(SinkFunction<RowData> sinkFunction, @Nullable Integer sinkParallelism) {
        return new SinkFunctionProvider() {
            @Override
            public SinkFunction<RowData> createSinkFunction() {
                return sinkFunction;
            }

            @Override
            public Optional<Integer> getParallelism() {
                return Optional.ofNullable(sinkParallelism);
            }
        };
    }

    /// Returns the sink.
    SinkFunction<RowData> createSinkFunction();
}
