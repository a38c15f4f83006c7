package dev.millrace.connector.table.nexmark;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.rate.GuavaRateLimiter;
import dev.millrace.api.source.rate.RateLimitedSourceReader;
import dev.millrace.column.ColumnBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// Emits the rows of a table in batches. The reader of a subtask owns some of the splits.
///
/// @param columns the indexes of the wanted columns
/// @param byRows whether each row is created as an object first
/// @param rowsPerSecond the number of rows per second of the wall clock; 0 for no limit
record EventSource(EventBlocks blocks, NexmarkClock clock, List<Integer> columns, boolean byRows, long rowsPerSecond)
        implements Source<ColumnBatch, EventSplit, List<EventSplit>> {

    @Override
    public Boundedness getBoundedness() {
        return blocks.events() == Long.MAX_VALUE ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<EventSplit, List<EventSplit>> createEnumerator(SplitEnumeratorContext<EventSplit> context) {
        List<EventSplit> splits = new ArrayList<>();
        for (int i = 0; i < blocks.splits(); i++) splits.add(new EventSplit(i, i));
        return new EventEnumerator(context, splits);
    }

    @Override
    public SplitEnumerator<EventSplit, List<EventSplit>> restoreEnumerator(
            SplitEnumeratorContext<EventSplit> context, List<EventSplit> unassigned) {
        return new EventEnumerator(context, unassigned);
    }

    @Override
    public SourceReader<ColumnBatch, EventSplit> createReader(SourceReaderContext context) {
        LongFunction<ColumnBatch> generator = byRows
                ? new GeneratedRows(blocks, clock, columns)::batch
                : new GeneratedColumns(blocks, clock, columns)::batch;
        SourceReader<ColumnBatch, EventSplit> reader = new EventReader(blocks, generator);
        if (rowsPerSecond == 0) return reader;
        double blocksPerSecond = (double) rowsPerSecond / blocks.blockRows();
        return new RateLimitedSourceReader<>(
                reader, new GuavaRateLimiter<>(blocksPerSecond / context.currentParallelism()));
    }

    @Override
    public SimpleVersionedSerializer<EventSplit> getSplitSerializer() {
        return new EventSplit.OneSerializer();
    }

    @Override
    public SimpleVersionedSerializer<List<EventSplit>> getEnumeratorCheckpointSerializer() {
        return new EventSplit.AllSerializer();
    }
}
