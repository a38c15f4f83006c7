package dev.millrace.connector.files.reader;

import dev.millrace.connector.files.split.RecordAndPosition;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Gives the records of an iterator that follow one position of a file. Custom formats return it as a batch.
///
/// @param <E> the type of the records
public final class IteratorResultIterator<E> implements BulkFormat.RecordIterator<E> {
    private final Iterator<E> records;
    private final long offset;
    private final @Nullable Runnable recycler;
    private long recordSkipCount;

    /// Creates a batch that needs no release.
    ///
    /// @param startingOffset the position in bytes, or [RecordAndPosition#NO_OFFSET]
    /// @param startingSkipCount the number of records between that position and the first record
    public IteratorResultIterator(Iterator<E> records, long startingOffset, long startingSkipCount) {
        this(records, startingOffset, startingSkipCount, null);
    }

    /// Creates a batch.
    ///
    /// @param recycler runs when the reader releases the batch; null for nothing
    public IteratorResultIterator(
            Iterator<E> records, long startingOffset, long startingSkipCount, @Nullable Runnable recycler) {
        this.records = records;
        this.offset = startingOffset;
        this.recordSkipCount = startingSkipCount;
        this.recycler = recycler;
    }

    @Override
    public @Nullable RecordAndPosition<E> next() {
        return records.hasNext() ? new RecordAndPosition<>(records.next(), offset, ++recordSkipCount) : null;
    }

    @Override
    public void releaseBatch() {
        if (recycler != null) recycler.run();
    }
}
