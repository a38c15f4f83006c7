package dev.millrace.api.io;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Assigns each split to the next subtask that requests one.
public class DefaultInputSplitAssigner implements InputSplitAssigner {
    private final Deque<InputSplit> splits;

    public DefaultInputSplitAssigner(InputSplit[] splits) {
        this(Arrays.asList(splits));
    }

    public DefaultInputSplitAssigner(Collection<? extends InputSplit> splits) {
        this.splits = new ArrayDeque<>(splits);
    }

    @Override
    public @Nullable InputSplit getNextInputSplit(@Nullable String host, int taskId) {
        return splits.pollFirst();
    }

    @Override
    public void returnInputSplit(List<InputSplit> returned, int taskId) {
        returned.forEach(splits::addLast);
    }
}
