package dev.millrace.api.time.stream;

import dev.millrace.api.util.OperatorID;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Carries the time at which a source emitted the marker, to measure latency. Millrace emits no latency markers.
public final class LatencyMarker extends StreamElement {
    private final long markedTime;
    private final OperatorID operatorId;
    private final int subtaskIndex;

    /// Creates a marker.
    ///
    /// @param markedTime milliseconds since the epoch
    /// @param operatorId the operator ID of the source
    /// @param subtaskIndex the subtask index of the source, from 0
    public LatencyMarker(long markedTime, OperatorID operatorId, int subtaskIndex) {
        this.markedTime = markedTime;
        this.operatorId = operatorId;
        this.subtaskIndex = subtaskIndex;
    }

    /// Returns the time at which the source emitted the marker, in milliseconds since the epoch.
    public long getMarkedTime() {
        return markedTime;
    }

    /// Returns the operator ID of the source.
    public OperatorID getOperatorId() {
        return operatorId;
    }

    /// Returns the subtask index of the source, from 0.
    public int getSubtaskIndex() {
        return subtaskIndex;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LatencyMarker marker
                && markedTime == marker.markedTime
                && subtaskIndex == marker.subtaskIndex
                && operatorId.equals(marker.operatorId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(markedTime, operatorId, subtaskIndex);
    }

    @Override
    public String toString() {
        return "LatencyMarker{markedTime=" + markedTime + ", operatorId=" + operatorId + ", subtaskIndex="
                + subtaskIndex + '}';
    }
}
