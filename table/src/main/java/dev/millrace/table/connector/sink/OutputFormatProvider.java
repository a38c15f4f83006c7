package dev.millrace.table.connector.sink;

import dev.millrace.api.io.OutputFormat;
import dev.millrace.table.connector.ParallelismProvider;
import dev.millrace.table.data.RowData;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Provides an output format.
public interface OutputFormatProvider extends DynamicTableSink.SinkRuntimeProvider, ParallelismProvider {

    /// Returns a provider of an output format.
    static OutputFormatProvider of(OutputFormat<RowData> outputFormat) {
        return () -> outputFormat;
    }

    /// Returns a provider of an output format.
    ///
    /// @param sinkParallelism the number of subtasks; null for that of the query
    static OutputFormatProvider of(OutputFormat<RowData> outputFormat, @Nullable Integer sinkParallelism) {
        return new OutputFormatProvider() {
            @Override
            public OutputFormat<RowData> createOutputFormat() {
                return outputFormat;
            }

            @Override
            public Optional<Integer> getParallelism() {
                return Optional.ofNullable(sinkParallelism);
            }
        };
    }

    /// Returns the output format.
    OutputFormat<RowData> createOutputFormat();
}
