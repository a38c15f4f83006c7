package dev.millrace.api.io.run;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.Path;
import dev.millrace.api.io.FileInputSplit;
import dev.millrace.api.io.format.FileInputFormat;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Searches for files periodically, and assigns the splits of new and changed files.
final class FileWatch implements SplitEnumerator<FormatSplit, PendingSplits> {
    private final SplitEnumeratorContext<FormatSplit> context;
    private final FileInputFormat<?> format;
    private final long intervalMillis;
    private final Deque<FormatSplit> pending;
    private final HashMap<Path, Long> seen;
    private final Set<Integer> waiting = new LinkedHashSet<>();

    /// Describes a discovered file.
    private record Found(long modifiedMillis, List<FileInputSplit> splits) {}

    FileWatch(
            SplitEnumeratorContext<FormatSplit> context,
            FileInputFormat<?> format,
            long intervalMillis,
            PendingSplits before) {
        this.context = context;
        this.format = format;
        this.intervalMillis = intervalMillis;
        this.pending = new ArrayDeque<>(before.splits());
        this.seen = before.seen();
    }

    @Override
    public void start() {
        format.configure(new Configuration());
        context.callAsync(this::look, this::looked, 0, intervalMillis);
    }

    // Called by another thread than the enumerator's. No other thread uses the format meanwhile.
    private Map<Path, Found> look() throws IOException {
        Map<Path, List<FileInputSplit>> byPath = new LinkedHashMap<>();
        for (FileInputSplit split : format.createInputSplits(context.currentParallelism())) {
            byPath.computeIfAbsent(split.getPath(), _ -> new ArrayList<>()).add(split);
        }
        Map<Path, Found> found = new LinkedHashMap<>();
        for (Map.Entry<Path, List<FileInputSplit>> file : byPath.entrySet()) {
            Optional<FileStatus> status = status(file.getKey());
            // If a file grew since it was divided, the file is left to the next search.
            if (status.isEmpty() || !areWhole(file.getValue(), status.get().getLen())) continue;
            found.put(file.getKey(), new Found(status.get().getModificationTime(), file.getValue()));
        }
        return found;
    }

    private static Optional<FileStatus> status(Path path) throws IOException {
        try {
            return Optional.of(path.getFileSystem().getFileStatus(path));
        } catch (FileNotFoundException vanished) {
            return Optional.empty();
        }
    }

    private static boolean areWhole(List<FileInputSplit> splits, long length) {
        FileInputSplit last = splits.getLast();
        return last.getLength() < 0 || last.getStart() + last.getLength() == length;
    }

    private void looked(@Nullable Map<Path, Found> files, @Nullable Throwable failed) {
        if (files == null) {
            throw new IllegalStateException(
                    "the files in " + Arrays.toString(format.getFilePaths()) + ", which are watched, cannot be listed",
                    failed);
        }
        files.forEach((path, found) -> {
            Long before = seen.put(path, found.modifiedMillis());
            if (before != null && before == found.modifiedMillis()) return;
            found.splits().forEach(split -> pending.add(FormatEnumerator.fresh(split)));
        });
        assign();
    }

    private void assign() {
        waiting.retainAll(context.registeredReaders().keySet());
        for (Integer subtask : List.copyOf(waiting)) {
            FormatSplit split = pending.poll();
            if (split == null) return;
            waiting.remove(subtask);
            context.assignSplit(split, subtask);
        }
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String hostname) {
        waiting.add(subtask);
        assign();
    }

    @Override
    public void addSplitsBack(List<FormatSplit> splits, int subtask) {
        splits.reversed().forEach(pending::addFirst);
        waiting.remove(subtask);
        assign();
    }

    @Override
    public void addReader(int subtask) {}

    @Override
    public PendingSplits snapshotState(long checkpointId) {
        return new PendingSplits(new ArrayList<>(pending), new HashMap<>(seen));
    }

    @Override
    public void close() {}
}
