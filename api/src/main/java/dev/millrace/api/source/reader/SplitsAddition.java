package dev.millrace.api.source.reader;

import java.util.List;

/// Adds splits to a split reader.
public class SplitsAddition<SplitT> extends SplitsChange<SplitT> {

    public SplitsAddition(List<SplitT> splits) {
        super(splits);
    }

    @Override
    public String toString() {
        return "SplitsAddition:[" + splits() + "]";
    }
}
