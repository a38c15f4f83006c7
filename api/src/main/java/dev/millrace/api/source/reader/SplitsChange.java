package dev.millrace.api.source.reader;

import java.util.List;

/// Splits that came or go.
public abstract class SplitsChange<SplitT> {
    private final List<SplitT> splits;

    SplitsChange(List<SplitT> splits) {
        this.splits = List.copyOf(splits);
    }

    public List<SplitT> splits() {
        return splits;
    }
}
