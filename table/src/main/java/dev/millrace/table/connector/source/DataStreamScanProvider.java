package dev.millrace.table.connector.source;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.table.connector.ParallelismProvider;
import dev.millrace.table.connector.ProviderContext;
import dev.millrace.table.data.RowData;

/// Provides steps of the DataStream API that read the rows.
public interface DataStreamScanProvider extends ScanTableSource.ScanRuntimeProvider, ParallelismProvider {

    /// Adds the steps to a job.
    DataStream<RowData> produceDataStream(ProviderContext providerContext, StreamExecutionEnvironment execEnv);
}
