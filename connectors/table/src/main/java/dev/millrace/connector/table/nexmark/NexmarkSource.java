package dev.millrace.connector.table.nexmark;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.TableSource;
import java.util.OptionalLong;

/// Generates a table of events.
///
/// @param name the name of the table in the session
/// @param blocks have no splits if the parallelism of the job decides
/// @param byRows whether each row is created as an object first
/// @param rowsPerSecond the number of rows per second of the wall clock; 0 for no limit
record NexmarkSource(String name, EventBlocks blocks, NexmarkClock clock, boolean byRows, long rowsPerSecond)
        implements TableSource {

    @Override
    public DataStream<ColumnBatch> read(StreamExecutionEnvironment environment, ScanRequest request) {
        int splits = blocks.splits() > 0 ? blocks.splits() : environment.getParallelism();
        EventBlocks dealt = new EventBlocks(blocks.table(), blocks.events(), blocks.blockRows(), splits);
        return environment.fromSource(
                new EventSource(dealt, clock, request.columns(), byRows, rowsPerSecond),
                WatermarkStrategy.noWatermarks(),
                name,
                new ColumnBatchType(request.rowType()));
    }

    @Override
    public OptionalLong rowCount() {
        return isBounded() ? OptionalLong.of(blocks.table().rows(blocks.events())) : OptionalLong.empty();
    }

    @Override
    public boolean isBounded() {
        return blocks.events() != Long.MAX_VALUE;
    }
}
