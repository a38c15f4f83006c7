package dev.millrace.api.source;

import java.util.List;
import java.util.Map;

/// Which reader gets which splits.
public final class SplitsAssignment<SplitT extends SourceSplit> {
    private final Map<Integer, List<SplitT>> assignment;

    /// @param assignment splits by subtask
    public SplitsAssignment(Map<Integer, List<SplitT>> assignment) {
        this.assignment = assignment;
    }

    public SplitsAssignment(SplitT split, int subtaskId) {
        this(Map.of(subtaskId, List.of(split)));
    }

    /// The splits by subtask.
    public Map<Integer, List<SplitT>> assignment() {
        return assignment;
    }

    @Override
    public String toString() {
        return assignment.toString();
    }
}
