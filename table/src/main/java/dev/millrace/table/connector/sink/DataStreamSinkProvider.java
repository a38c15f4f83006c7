package dev.millrace.table.connector.sink;

import dev.millrace.api.DataStream;
import dev.millrace.api.DataStreamSink;
import dev.millrace.table.connector.ParallelismProvider;
import dev.millrace.table.connector.ProviderContext;
import dev.millrace.table.data.RowData;
import java.util.Optional;

/// Provides steps of the DataStream API that write the rows.
public interface DataStreamSinkProvider extends DynamicTableSink.SinkRuntimeProvider, ParallelismProvider {

    /// Adds the steps to a job.
    DataStreamSink<?> consumeDataStream(ProviderContext providerContext, DataStream<RowData> dataStream);

    @Override
    default Optional<Integer> getParallelism() {
        return Optional.empty();
    }
}
