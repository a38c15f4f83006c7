package dev.millrace.api.source;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes a running reader to the enumerator.
public final class ReaderInfo implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int subtaskId;
    private final String location;
    // Splits need not be serializable. The list is used within the coordinator only.
    private final transient @Nullable List<? extends SourceSplit> reportedSplits;

    /// @param location the host name of the worker
    public ReaderInfo(int subtaskId, String location) {
        this(subtaskId, location, List.of());
    }

    private ReaderInfo(int subtaskId, String location, List<? extends SourceSplit> reportedSplits) {
        this.subtaskId = subtaskId;
        this.location = Objects.requireNonNull(location);
        this.reportedSplits = List.copyOf(reportedSplits);
    }

    /// Creates the description of a reader that restored splits from a checkpoint.
    public static <SplitT extends SourceSplit> ReaderInfo createReaderInfo(
            int subtaskId, String location, List<SplitT> splits) {
        return new ReaderInfo(subtaskId, location, splits);
    }

    /// Returns the splits that the reader restored from a checkpoint when it registered; empty if there are none.
    @SuppressWarnings("unchecked")
    public <SplitT extends SourceSplit> List<SplitT> getReportedSplitsOnRegistration() {
        return reportedSplits == null ? List.of() : (List<SplitT>) reportedSplits;
    }

    /// Returns the index of the reader's subtask.
    public int getSubtaskId() {
        return subtaskId;
    }

    /// Returns the host name of the worker.
    public String getLocation() {
        return location;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReaderInfo reader && subtaskId == reader.subtaskId && location.equals(reader.location);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subtaskId, location);
    }
}
