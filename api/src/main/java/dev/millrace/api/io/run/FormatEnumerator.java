package dev.millrace.api.io.run;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.io.InputFormat;
import dev.millrace.api.io.InputSplit;
import dev.millrace.api.io.InputSplitAssigner;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Divides the input of a format once, and assigns the splits with the format's assigner.
final class FormatEnumerator implements SplitEnumerator<FormatSplit, PendingSplits> {
    private final SplitEnumeratorContext<FormatSplit> context;
    private final InputFormat<?, InputSplit> format;
    private final Deque<FormatSplit> begun;
    private final boolean isRestored;
    private final List<InputSplit> left = new ArrayList<>();
    private @Nullable InputSplitAssigner assigner;

    /// @param restored the splits of a snapshot; null to divide the input
    FormatEnumerator(
            SplitEnumeratorContext<FormatSplit> context,
            InputFormat<?, InputSplit> format,
            @Nullable PendingSplits restored) {
        this.context = context;
        this.format = format;
        this.isRestored = restored != null;
        this.begun = restored == null ? new ArrayDeque<>() : new ArrayDeque<>(restored.splits());
    }

    @Override
    public void start() {
        if (isRestored) return;
        format.configure(new Configuration());
        try {
            InputSplit[] splits = format.createInputSplits(context.currentParallelism());
            left.addAll(Arrays.asList(splits));
            assigner = format.getInputSplitAssigner(splits);
        } catch (IOException failed) {
            throw new UncheckedIOException("the input cannot be divided: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String hostname) {
        FormatSplit split = begun.poll();
        if (split == null) split = assigned(subtask, hostname);
        if (split == null) context.signalNoMoreSplits(subtask);
        else context.assignSplit(split, subtask);
    }

    private @Nullable FormatSplit assigned(int subtask, @Nullable String hostname) {
        InputSplitAssigner giving = assigner;
        InputSplit next = giving == null ? null : giving.getNextInputSplit(hostname, subtask);
        if (next == null) return null;
        left.removeIf(split -> split == next);
        return fresh(next);
    }

    /// Returns a split that is not yet read.
    static FormatSplit fresh(InputSplit split) {
        return new FormatSplit(Integer.toString(split.getSplitNumber()), split, null, 0);
    }

    @Override
    public void addSplitsBack(List<FormatSplit> splits, int subtask) {
        begun.addAll(splits);
    }

    @Override
    public void addReader(int subtask) {}

    @Override
    public PendingSplits snapshotState(long checkpointId) {
        ArrayList<FormatSplit> pending = new ArrayList<>(begun);
        for (InputSplit split : left) pending.add(fresh(split));
        return new PendingSplits(pending, new HashMap<>());
    }

    @Override
    public void close() {}
}
