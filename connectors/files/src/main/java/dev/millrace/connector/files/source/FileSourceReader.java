package dev.millrace.connector.files.source;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.reader.SingleThreadMultiplexSourceReaderBase;
import dev.millrace.connector.files.reader.BulkFormat;
import dev.millrace.connector.files.split.FileSourceSplit;
import dev.millrace.connector.files.split.FileSourceSplitState;
import dev.millrace.connector.files.split.RecordAndPosition;
import java.util.Map;

/// Reads splits in sequence on a separate thread, and requests the next split when it has read one.
final class FileSourceReader<T, SplitT extends FileSourceSplit>
        extends SingleThreadMultiplexSourceReaderBase<RecordAndPosition<T>, T, SplitT, FileSourceSplitState<SplitT>> {

    FileSourceReader(SourceReaderContext readerContext, BulkFormat<T, SplitT> format, Configuration config) {
        super(
                () -> new FileSourceSplitReader<>(
                        config, format, readerContext.metricGroup().getNumRecordsInErrorsCounter()),
                (record, output, state) -> {
                    output.collect(record.getRecord());
                    state.setPosition(record.getOffset(), record.getRecordSkipCount());
                },
                config,
                readerContext);
    }

    @Override
    public void start() {
        // After a restore the reader may have splits already.
        if (getNumberOfCurrentlyAssignedSplits() == 0) context.sendSplitRequest();
    }

    @Override
    protected void onSplitFinished(Map<String, FileSourceSplitState<SplitT>> finishedSplits) {
        context.sendSplitRequest();
    }

    @Override
    protected FileSourceSplitState<SplitT> initializedState(SplitT split) {
        return new FileSourceSplitState<>(split);
    }

    @Override
    protected SplitT toSplitType(String splitId, FileSourceSplitState<SplitT> state) {
        return state.toFileSourceSplit();
    }
}
