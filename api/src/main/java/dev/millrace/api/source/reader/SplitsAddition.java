package dev.millrace.api.source.reader;

import java.util.List;

/// Splits that are added.
public class SplitsAddition<SplitT> extends SplitsChange<SplitT> {

    public SplitsAddition(List<SplitT> splits) {
        super(splits);
    }

    @Override
    public String toString() {
        return "SplitsAddition:[" + splits() + "]";
    }
}
