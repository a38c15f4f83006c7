package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.step.Serial;
import dev.millrace.state.OperatorSnapshot;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The checkpoints of a job over all its attempts: their numbers, where they are written, and which is the newest.
/// Any thread; files are written by one thread, one checkpoint after the other.
public final class Checkpoints {
    /// Of the heap's largest size: so much the newest checkpoint may take while it is kept in memory.
    private static final double KEPT_PART = 0.125;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final Host host;
    private final @Nullable CheckpointDirectory directory;
    private final CheckpointStore store;
    private final Serial writing;
    private final AtomicLong lastId;
    /// Checkpoints up to this number are not of this job, though they may lie where its own do.
    private final long othersUpTo;
    private final boolean mayRestart;
    private volatile @Nullable Kept kept;
    /// The savepoint with which the job was to end; null if there is none.
    private volatile CheckpointDirectory.@Nullable Complete stop;
    private final CheckpointStatistics statistics = new CheckpointStatistics();

    /// @param root directory of all checkpoints of the job; null if only savepoints are taken
    /// @param operators all of the job's
    /// @param lastId the number of the checkpoint that the job begins with; 0 for none
    /// @param mayRestart whether the job is started again after a failure
    /// @throws IOException if nobody can tell which numbers were given so far
    public Checkpoints(
            String job,
            Host host,
            @Nullable Path root,
            List<Manifest.OperatorEntry> operators,
            CheckpointSettings settings,
            long lastId,
            boolean mayRestart)
            throws IOException {
        this.host = host;
        this.directory = root == null ? null : new CheckpointDirectory(host.disk(), root);
        this.store = new CheckpointStore(
                host.disk(),
                directory,
                new CheckpointStore.Place(job, operators, settings.isIncremental(), settings.retained()));
        long given = directory == null ? 0 : directory.greatestNumber();
        this.othersUpTo = Math.max(lastId, given);
        this.lastId = new AtomicLong(othersUpTo);
        this.mayRestart = mayRestart;
        this.writing = new Serial(
                "millrace-snapshots-" + job, host, thrown -> LOG.warn("while tidying checkpoints up", thrown));
    }

    /// Keeps a checkpoint in memory instead of the one before, unless that takes too much, or nobody would go back
    /// to it.
    ///
    /// @return whether it is kept
    boolean keep(Kept newest) {
        boolean isWanted =
                mayRestart && newest.bytes() < KEPT_PART * Runtime.getRuntime().maxMemory();
        kept = isWanted ? newest : null;
        return isWanted;
    }

    /// How they went.
    public CheckpointStatistics statistics() {
        return statistics;
    }

    long nextId() {
        return lastId.incrementAndGet();
    }

    /// Writes a checkpoint on a thread of its own.
    void write(
            PendingCheckpoint whole, Consumer<CheckpointDirectory.Complete> onComplete, Consumer<Throwable> onFailure) {
        writing.submit(() -> {
            try {
                long previous = host.errs("changes-follow-anything") ? store.newest() : whole.previous;
                CheckpointStore.Work work = new CheckpointStore.Work(
                        whole.id, whole.startedMillis, previous, whole.snapshots(), others(whole));
                PendingCheckpoint.Savepoint savepoint = whole.savepoint;
                onComplete.accept(
                        savepoint == null ? store.write(work) : store.writeSavepoint(work, savepoint.target()));
            } catch (Throwable thrown) {
                onFailure.accept(thrown);
            }
        });
    }

    private static List<OperatorSnapshot> others(PendingCheckpoint whole) throws IOException {
        List<OperatorSnapshot> all = new ArrayList<>(whole.inFlight());
        for (Map.Entry<String, byte[]> each : whole.sources().entrySet())
            all.add(EnumeratorState.snapshot(each.getKey(), each.getValue()));
        return all;
    }

    /// @param underway checkpoints from this one on may still be in the making
    void completed(CheckpointDirectory.Complete complete, long underway) {
        if (complete.manifest().isSavepoint()) return;
        writing.submit(() -> store.prune(underway));
    }

    /// The newest checkpoint that was taken since the job began and can be read, once all that are being written
    /// are; empty if there is none. What is newer and damaged is passed over with a warning. For a new attempt,
    /// whose snapshots follow none that was taken before.
    public CompletableFuture<Optional<Restored>> newest() {
        CompletableFuture<Optional<Restored>> answer = new CompletableFuture<>();
        writing.submit(() -> {
            store.beginAnew();
            try {
                answer.complete(read());
            } catch (Throwable thrown) {
                answer.completeExceptionally(thrown);
            }
        });
        return answer;
    }

    /// Sinks are about to commit what belongs to a savepoint with which the job ends. If it fails on its way to
    /// the end, it must not go on from an older checkpoint.
    void stops(CheckpointDirectory.Complete savepoint) {
        if (!host.errs("stops-are-forgotten")) stop = savepoint;
    }

    private Optional<Restored> read() throws IOException {
        CheckpointDirectory.Complete asked = stop;
        Optional<Restored> found = readCheckpoint();
        if (asked == null) return found;
        boolean isNewer = found.isEmpty() || found.get().id() < asked.manifest().checkpoint();
        return isNewer ? Optional.of(Restored.open(host.disk(), asked)) : found;
    }

    private Optional<Restored> readCheckpoint() throws IOException {
        if (directory == null) return Optional.empty();
        Kept known = kept;
        Optional<CheckpointDirectory.Complete> found = directory.newest(
                (path, unusable) -> LOG.warn("{} is passed over: {}", path, unusable.getMessage()),
                known == null ? -1 : known.checkpoint());
        boolean isOther = found.isPresent() && found.get().manifest().checkpoint() <= othersUpTo;
        if (found.isEmpty() || isOther) return Optional.empty();
        boolean isKept =
                known != null && known.checkpoint() == found.get().manifest().checkpoint();
        host.witness(isKept ? "return-in-memory" : "return-to-files");
        return Optional.of(Restored.open(host.disk(), found.get()).with(isKept ? known : null));
    }

    /// The job has ended.
    ///
    /// @param keeps whether its checkpoints stay
    /// @param andThen when that is done
    public void close(boolean keeps, Runnable andThen) {
        writing.close(() -> {
            try {
                if (!keeps) store.deleteAll();
            } catch (IOException | MillraceException left) {
                LOG.warn("checkpoints were not deleted", left);
            } finally {
                andThen.run();
            }
        });
    }
}
