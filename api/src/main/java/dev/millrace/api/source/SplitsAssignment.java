package dev.millrace.api.source;

import java.util.List;
import java.util.Map;

/// Maps readers to the splits that they are assigned.
public final class SplitsAssignment<SplitT extends SourceSplit> {
    private final Map<Integer, List<SplitT>> assignment;

    /// @param assignment the splits by subtask index
    public SplitsAssignment(Map<Integer, List<SplitT>> assignment) {
        this.assignment = assignment;
    }

    public SplitsAssignment(SplitT split, int subtaskId) {
        this(Map.of(subtaskId, List.of(split)));
    }

    /// Returns the splits by subtask index.
    public Map<Integer, List<SplitT>> assignment() {
        return assignment;
    }

    @Override
    public String toString() {
        return assignment.toString();
    }
}
