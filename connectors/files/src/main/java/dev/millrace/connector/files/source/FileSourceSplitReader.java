package dev.millrace.connector.files.source;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.source.reader.RecordsWithSplitIds;
import dev.millrace.api.source.reader.SplitReader;
import dev.millrace.api.source.reader.SplitsAddition;
import dev.millrace.api.source.reader.SplitsChange;
import dev.millrace.base.fault.Check;
import dev.millrace.connector.files.reader.BulkFormat;
import dev.millrace.connector.files.split.FileSourceSplit;
import dev.millrace.connector.files.split.RecordAndPosition;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Reads the batches of one split after the other. Called by the fetcher's thread only.
final class FileSourceSplitReader<T, SplitT extends FileSourceSplit>
        implements SplitReader<RecordAndPosition<T>, SplitT> {
    private final Configuration config;
    private final BulkFormat<T, SplitT> format;
    private final Counter badRecords;
    private final Deque<SplitT> splits = new ArrayDeque<>();
    private BulkFormat.@Nullable Reader<T> reader;
    private String splitId = "";
    private long badRecordsOfSplit;

    /// @param badRecords counts records that the format drops
    FileSourceSplitReader(Configuration config, BulkFormat<T, SplitT> format, Counter badRecords) {
        this.config = config;
        this.format = format;
        this.badRecords = badRecords;
    }

    @Override
    public RecordsWithSplitIds<RecordAndPosition<T>> fetch() throws IOException {
        BulkFormat.Reader<T> current = reader == null ? openNext() : reader;
        BulkFormat.RecordIterator<T> batch = current.readBatch();
        countBadRecords(current);
        if (batch != null) return FileRecords.of(splitId, batch);
        current.close();
        reader = null;
        return FileRecords.finished(splitId);
    }

    @Override
    public void handleSplitsChanges(SplitsChange<SplitT> change) {
        Check.that(
                change instanceof SplitsAddition,
                "files know no %s",
                change.getClass().getSimpleName());
        splits.addAll(change.splits());
    }

    /// Does nothing, because a fetch waits only for the disk.
    @Override
    public void wakeUp() {}

    /// Does nothing, because file splits are bounded and share one reader.
    @Override
    public void pauseOrResumeSplits(Collection<SplitT> toPause, Collection<SplitT> toResume) {}

    @Override
    public void close() throws IOException {
        if (reader != null) reader.close();
        reader = null;
    }

    private BulkFormat.Reader<T> openNext() throws IOException {
        SplitT split = splits.pollFirst();
        Check.that(split != null, "a fetch with no split to read");
        BulkFormat.Reader<T> opened = split.getReaderPosition().isPresent()
                ? format.restoreReader(config, split)
                : format.createReader(config, split);
        reader = opened;
        splitId = split.splitId();
        badRecordsOfSplit = 0;
        return opened;
    }

    private void countBadRecords(BulkFormat.Reader<T> current) {
        long skipped = current.skippedRecords();
        badRecords.inc(skipped - badRecordsOfSplit);
        badRecordsOfSplit = skipped;
    }
}
