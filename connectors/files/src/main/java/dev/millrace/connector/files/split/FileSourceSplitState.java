package dev.millrace.connector.files.split;

/// Tracks the position of a reader in a split. Called by the reader's thread only.
///
/// @param <SplitT> the type of the split
public final class FileSourceSplitState<SplitT extends FileSourceSplit> {
    private final SplitT split;
    private long offset;
    private long recordsToSkipAfterOffset;

    public FileSourceSplitState(SplitT split) {
        this.split = split;
        this.offset =
                split.getReaderPosition().map(CheckpointedPosition::getOffset).orElse(CheckpointedPosition.NO_OFFSET);
        this.recordsToSkipAfterOffset = split.getReaderPosition()
                .map(CheckpointedPosition::getRecordsAfterOffset)
                .orElse(0L);
    }

    public long getOffset() {
        return offset;
    }

    public long getRecordsToSkipAfterOffset() {
        return recordsToSkipAfterOffset;
    }

    public void setOffset(long offset) {
        this.offset = offset;
    }

    public void setRecordsToSkipAfterOffset(long recordsToSkipAfterOffset) {
        this.recordsToSkipAfterOffset = recordsToSkipAfterOffset;
    }

    public void setPosition(long newOffset, long newRecordsToSkipAfterOffset) {
        this.offset = newOffset;
        this.recordsToSkipAfterOffset = newRecordsToSkipAfterOffset;
    }

    public void setPosition(CheckpointedPosition position) {
        setPosition(position.getOffset(), position.getRecordsAfterOffset());
    }

    /// Returns the split with the current position.
    @SuppressWarnings("unchecked")
    public SplitT toFileSourceSplit() {
        boolean untouched = offset == CheckpointedPosition.NO_OFFSET && recordsToSkipAfterOffset == 0;
        return (SplitT) split.updateWithCheckpointedPosition(
                untouched ? null : new CheckpointedPosition(offset, recordsToSkipAfterOffset));
    }
}
