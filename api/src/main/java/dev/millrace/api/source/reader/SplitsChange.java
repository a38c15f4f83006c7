package dev.millrace.api.source.reader;

import java.util.List;

/// Describes splits that are added to or removed from a split reader.
public abstract class SplitsChange<SplitT> {
    private final List<SplitT> splits;

    SplitsChange(List<SplitT> splits) {
        this.splits = List.copyOf(splits);
    }

    /// Returns the changed splits.
    public List<SplitT> splits() {
        return splits;
    }
}
