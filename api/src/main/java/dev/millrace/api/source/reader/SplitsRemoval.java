package dev.millrace.api.source.reader;

import java.util.List;

/// Removes splits from a split reader.
public class SplitsRemoval<SplitT> extends SplitsChange<SplitT> {

    public SplitsRemoval(List<SplitT> splits) {
        super(splits);
    }

    @Override
    public String toString() {
        return "SplitsRemoval:[" + splits() + "]";
    }
}
