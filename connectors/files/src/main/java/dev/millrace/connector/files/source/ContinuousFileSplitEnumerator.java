package dev.millrace.connector.files.source;

import dev.millrace.api.fs.Path;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.base.fault.CodedException;
import dev.millrace.connector.files.assign.FileSplitAssigner;
import dev.millrace.connector.files.fs.FileFaults;
import dev.millrace.connector.files.split.FileSourceSplit;
import dev.millrace.connector.files.split.PendingSplitsCheckpoint;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Scans for new files at intervals and assigns their splits to waiting readers. A file is new if its path has not
/// been seen before. Files must appear complete, for example by an atomic rename.
final class ContinuousFileSplitEnumerator<SplitT extends FileSourceSplit>
        implements SplitEnumerator<SplitT, PendingSplitsCheckpoint<SplitT>> {
    private final SplitEnumeratorContext<SplitT> context;
    private final FileSplitAssigner assigner;
    private final Set<Path> seen;
    private final Callable<Collection<FileSourceSplit>> look;
    private final List<Path> watched;
    private final long intervalMillis;
    private final Map<Integer, Optional<String>> waiting = new LinkedHashMap<>();

    /// @param seen files whose splits exist already
    /// @param watched the monitored paths, for messages
    /// @param look enumerates all splits; does not run on the enumerator's thread
    ContinuousFileSplitEnumerator(
            SplitEnumeratorContext<SplitT> context,
            FileSplitAssigner assigner,
            Collection<Path> seen,
            Callable<Collection<FileSourceSplit>> look,
            List<Path> watched,
            Duration interval) {
        this.context = context;
        this.assigner = assigner;
        this.seen = new HashSet<>(seen);
        this.look = look;
        this.watched = watched;
        this.intervalMillis = Math.max(1, interval.toMillis());
    }

    @Override
    public void start() {
        context.callAsync(look, this::found, 0, intervalMillis);
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String hostname) {
        waiting.put(subtask, Optional.ofNullable(hostname));
        assign();
    }

    @Override
    public void addSplitsBack(List<SplitT> splits, int subtask) {
        assigner.addSplits(List.copyOf(splits));
        assign();
    }

    @Override
    public void addReader(int subtask) {}

    @Override
    @SuppressWarnings("unchecked")
    public PendingSplitsCheckpoint<SplitT> snapshotState(long checkpointId) {
        return PendingSplitsCheckpoint.fromCollectionSnapshot((Collection<SplitT>) assigner.remainingSplits(), seen);
    }

    @Override
    public void close() {}

    private void found(@Nullable Collection<FileSourceSplit> splits, @Nullable Throwable failed) {
        if (failed instanceof CodedException told) throw told.exception();
        if (failed != null || splits == null) {
            throw FileFaults.UNREADABLE
                    .what("The files in %s, which the source monitors, cannot be listed.", watched)
                    .cause(failed == null ? new NullPointerException("the enumerator gave no splits") : failed)
                    .fix("Check that the directories exist and are readable. Check the file enumerator if the"
                            + " program has its own.");
        }
        Set<Path> before = Set.copyOf(seen);
        List<FileSourceSplit> fresh =
                splits.stream().filter(split -> !before.contains(split.path())).toList();
        fresh.forEach(split -> seen.add(split.path()));
        assigner.addSplits(fresh);
        assign();
    }

    @SuppressWarnings("unchecked")
    private void assign() {
        Iterator<Map.Entry<Integer, Optional<String>>> readers =
                waiting.entrySet().iterator();
        while (readers.hasNext()) {
            Map.Entry<Integer, Optional<String>> reader = readers.next();
            if (!context.registeredReaders().containsKey(reader.getKey())) {
                readers.remove();
                continue;
            }
            Optional<FileSourceSplit> next = assigner.getNext(reader.getValue().orElse(null));
            if (next.isEmpty()) return;
            context.assignSplit((SplitT) next.get(), reader.getKey());
            readers.remove();
        }
    }
}
