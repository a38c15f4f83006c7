package dev.millrace.connector.files.source;

import dev.millrace.api.source.reader.RecordsWithSplitIds;
import dev.millrace.connector.files.reader.BulkFormat;
import dev.millrace.connector.files.split.RecordAndPosition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds one batch of one split, or reports the end of a split.
final class FileRecords<T> implements RecordsWithSplitIds<RecordAndPosition<T>> {
    private final Set<String> finished;
    private final BulkFormat.@Nullable RecordIterator<T> batch;
    private @Nullable String nextSplit;

    private FileRecords(@Nullable String split, BulkFormat.@Nullable RecordIterator<T> batch, Set<String> finished) {
        this.nextSplit = split;
        this.batch = batch;
        this.finished = finished;
    }

    static <T> FileRecords<T> of(String split, BulkFormat.RecordIterator<T> batch) {
        return new FileRecords<>(split, batch, Set.of());
    }

    static <T> FileRecords<T> finished(String split) {
        return new FileRecords<>(null, null, Set.of(split));
    }

    @Override
    public @Nullable String nextSplit() {
        String split = nextSplit;
        nextSplit = null;
        return split;
    }

    @Override
    public @Nullable RecordAndPosition<T> nextRecordFromSplit() {
        return batch == null ? null : batch.next();
    }

    @Override
    public Set<String> finishedSplits() {
        return finished;
    }

    @Override
    public void recycle() {
        if (batch != null) batch.releaseBatch();
    }
}
