package dev.millrace.connector.files.assign;

import dev.millrace.connector.files.split.FileSourceSplit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Assigns splits in the order in which they were added, independently of the reader.
public class SimpleSplitAssigner implements FileSplitAssigner {
    private final Deque<FileSourceSplit> splits;

    public SimpleSplitAssigner(Collection<FileSourceSplit> splits) {
        this.splits = new ArrayDeque<>(splits);
    }

    @Override
    public Optional<FileSourceSplit> getNext(@Nullable String hostname) {
        return Optional.ofNullable(splits.pollFirst());
    }

    @Override
    public void addSplits(Collection<FileSourceSplit> newSplits) {
        splits.addAll(newSplits);
    }

    @Override
    public Collection<FileSourceSplit> remainingSplits() {
        return List.copyOf(splits);
    }

    @Override
    public String toString() {
        return "assigner of " + splits.size() + " splits";
    }
}
