package dev.millrace.table.connector.sink;

import dev.millrace.api.sink.Sink;
import dev.millrace.table.connector.ParallelismProvider;
import dev.millrace.table.data.RowData;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Provides a sink of the DataStream API.
public interface SinkV2Provider extends DynamicTableSink.SinkRuntimeProvider, ParallelismProvider {

    /// Returns a provider of a sink.
    static SinkV2Provider of(Sink<RowData> sink) {
        return () -> sink;
    }

    /// Returns a provider of a sink.
    ///
    /// @param sinkParallelism the number of subtasks; null for that of the query
    static SinkV2Provider of(Sink<RowData> sink, @Nullable Integer sinkParallelism) {
        return new SinkV2Provider() {
            @Override
            public Sink<RowData> createSink() {
                return sink;
            }

            @Override
            public Optional<Integer> getParallelism() {
                return Optional.ofNullable(sinkParallelism);
            }
        };
    }

    /// Returns the sink.
    Sink<RowData> createSink();

    /// Returns variables that the metrics of the sink have besides the usual ones.
    default Map<String, String> getAdditionalMetricVariables() {
        return Map.of();
    }
}
