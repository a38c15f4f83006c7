package dev.millrace.api.time.stream;

import dev.millrace.api.util.OperatorID;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells when a source sent it, for measuring how long records travel. This engine sends none.
public final class LatencyMarker extends StreamElement {
    private final long markedTime;
    private final OperatorID operatorId;
    private final int subtaskIndex;

    /// @param markedTime wall-clock milliseconds
    /// @param operatorId the source
    /// @param subtaskIndex the source's, from 0
    public LatencyMarker(long markedTime, OperatorID operatorId, int subtaskIndex) {
        this.markedTime = markedTime;
        this.operatorId = operatorId;
        this.subtaskIndex = subtaskIndex;
    }

    public long getMarkedTime() {
        return markedTime;
    }

    public OperatorID getOperatorId() {
        return operatorId;
    }

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
