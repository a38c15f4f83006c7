package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.checkpoint.restore.EnumeratorState;
import dev.millrace.runtime.checkpoint.restore.InMemoryCheckpoint;
import dev.millrace.runtime.checkpoint.restore.RecoveryRule;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.step.SerialExecutor;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.operator.OperatorSnapshot;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
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

/// Manages a job's checkpoints over all attempts: their numbers, their files, and the newest one. Thread-safe; one
/// thread writes the files, one checkpoint after the other.
public final class Checkpoints {
    /// The part of the maximum heap that the newest checkpoint may take while it is kept in memory.
    private static final double KEPT_PART = 0.125;

    private static final long NONE = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final Host host;
    private final @Nullable CheckpointDirectory directory;
    private final CheckpointStore store;
    private final SerialExecutor writing;
    private final AtomicLong lastId;
    /// Checkpoints up to this number belong to other runs, although they may be in the same directory.
    private final long othersUpTo;
    private final boolean mayRestart;
    private volatile @Nullable InMemoryCheckpoint kept;
    /// The newest checkpoint that participants may have committed; null if there is none. Used by the writing
    /// thread only.
    private CheckpointDirectory.@Nullable Complete promised;
    /// The savepoint that was recorded as the end of the job; null if there is none. Used by the writing thread only.
    private CheckpointDirectory.@Nullable Complete ending;
    /// The checkpoint that a restart has used without reading all its files.
    private long trusted = NONE;
    /// The savepoint with which the job was to stop; null if there is none.
    private volatile CheckpointDirectory.@Nullable Complete stop;
    private final CheckpointStatistics statistics;
    private final FreeSpace room;
    private final LocalCopies copies;
    private final @Nullable Claim claim;
    private final Notes notes;
    private final RecoveryRule rule;
    /// The newest checkpoint that another process would start from. Newer ones must not cause older ones to
    /// be deleted.
    private volatile long noted;

    /// Receives each completed checkpoint, and the final savepoint of a job, before sinks commit. Called on a thread
    /// that may block.
    @FunctionalInterface
    public interface Notes {

        /// Stores that a checkpoint is complete.
        ///
        /// @throws IOException if the checkpoint could not be stored; sinks must not commit then, and the
        /// checkpoint counts as failed
        void complete(long checkpoint, SnapshotPlace place) throws IOException;
    }

    /// Describes where a job's checkpoints are stored, and what the job starts from.
    ///
    /// @param directory the directory of all checkpoints; null if the job takes only savepoints
    /// @param first the snapshot that the job starts from; null for none
    /// @param isFirstClaimed true if the job owns that snapshot
    /// @param given the highest checkpoint number that others may have used
    /// @param rule decides whether the job may start from an older checkpoint
    public record Storage(
            @Nullable CheckpointDirectory directory,
            @Nullable Restored first,
            boolean isFirstClaimed,
            long given,
            Notes notes,
            RecoveryRule rule) {

        /// Returns the directory of all checkpoints; null if the job takes only savepoints.
        @Nullable
        SnapshotPlace root() {
            return directory == null ? null : directory.root();
        }
    }

    /// Creates the checkpoints of a job.
    ///
    /// @param operators all operators of the job
    /// @param mayRestart true if the job can restart after a failure
    /// @throws IOException if the numbers of existing checkpoints cannot be read
    public Checkpoints(
            String job,
            List<Manifest.OperatorEntry> operators,
            Host host,
            Storage storage,
            CheckpointSettings settings,
            CheckpointStatistics statistics,
            boolean mayRestart)
            throws IOException {
        this.host = host;
        this.notes = storage.notes();
        this.rule = storage.rule();
        this.directory = storage.directory();
        this.statistics = statistics;
        this.room = new FreeSpace(storage.root(), settings.storing().reserveBytes());
        this.copies = new LocalCopies(host, settings.storing().copies());
        this.store = new CheckpointStore(
                directory,
                new CheckpointStore.Place(job, operators, settings.isIncremental(), settings.retained()),
                room,
                copies,
                settings.storing().retries(host, statistics));
        Restored first = storage.first();
        long given = directory == null ? 0 : directory.greatestNumber();
        this.othersUpTo = Math.max(Math.max(first == null ? 0 : first.id(), given), storage.given());
        this.lastId = new AtomicLong(othersUpTo);
        this.noted = first == null ? othersUpTo : first.id();
        this.claim =
                first != null && storage.isFirstClaimed() ? new Claim(first.checkpoint(), settings.retained()) : null;
        this.mayRestart = mayRestart;
        this.writing = new SerialExecutor(
                "millrace-snapshots-" + job, host, thrown -> LOG.warn("Old checkpoints could not be deleted", thrown));
    }

    /// Returns whether [#look] must be called before a checkpoint starts.
    boolean needsLook() {
        return room.needsLook();
    }

    /// Frees space for the next checkpoint, and checks the free space.
    ///
    /// @param underway checkpoints with this number or a higher one may still be incomplete
    /// @param onAnswer called with the reason why the checkpoint is not possible, or null
    void look(long underway, Consumer<@Nullable Throwable> onAnswer) {
        writing.submit(() -> {
            try {
                store.prune(unsettled(underway));
            } catch (IOException | RuntimeException left) {
                LOG.warn("Old checkpoints could not be deleted", left);
            }
            onAnswer.accept(room.refusal(store.mayChain()));
        });
    }

    /// Returns the lowest number of a checkpoint that is incomplete or not yet stored as complete.
    private long unsettled(long underway) {
        return Math.min(underway, noted + 1);
    }

    /// Replaces the checkpoint in memory, unless the new one is too large or the job cannot restart.
    ///
    /// @param newest the checkpoint; null if other processes hold parts of it
    /// @return whether the checkpoint is kept
    boolean keep(@Nullable InMemoryCheckpoint newest) {
        boolean isWanted = mayRestart
                && newest != null
                && newest.bytes() < KEPT_PART * Runtime.getRuntime().maxMemory();
        kept = isWanted ? newest : null;
        return isWanted;
    }

    /// Returns the statistics.
    public CheckpointStatistics statistics() {
        return statistics;
    }

    long nextId() {
        return lastId.incrementAndGet();
    }

    /// Writes a checkpoint on the writing thread.
    ///
    /// @param underway checkpoints with this number or a higher one may still be incomplete
    void write(
            PendingCheckpoint whole,
            long underway,
            Consumer<CheckpointDirectory.Complete> onComplete,
            Consumer<Throwable> onFailure) {
        writing.submit(() -> {
            try {
                CheckpointStore.Work work = new CheckpointStore.Work(
                        whole.id,
                        whole.startedMillis,
                        new CheckpointStore.Contents(whole.taken(), others(whole), whole.shares()),
                        unsettled(underway),
                        whole::isWriting);
                PendingCheckpoint.Savepoint savepoint = whole.savepoint;
                CheckpointDirectory.Complete complete =
                        savepoint == null ? store.write(work) : store.writeSavepoint(work, savepoint.target());
                if (savepoint == null || savepoint.stops()) promise(complete);
                onComplete.accept(complete);
            } catch (Throwable thrown) {
                onFailure.accept(thrown);
            }
        });
    }

    /// Stores a snapshot as complete; from then on, the job must not start from an older one.
    private void promise(CheckpointDirectory.Complete complete) throws IOException {
        boolean isSavepoint = complete.manifest().isSavepoint();
        if (isSavepoint && directory != null) directory.record(complete);
        if (isSavepoint) ending = complete;
        notes.complete(complete.manifest().checkpoint(), complete.path());
        if (isSavepoint) return;
        noted = complete.manifest().checkpoint();
        promised = complete;
    }

    private static List<OperatorSnapshot> others(PendingCheckpoint whole) throws IOException {
        List<OperatorSnapshot> all = new ArrayList<>(whole.inFlight());
        for (Map.Entry<String, byte[]> each : whole.sources().entrySet())
            all.add(EnumeratorState.snapshot(each.getKey(), each.getValue()));
        return all;
    }

    /// Deletes checkpoints that a completed checkpoint has made obsolete.
    ///
    /// @param underway checkpoints with this number or a higher one may still be incomplete
    void completed(CheckpointDirectory.Complete complete, long underway) {
        if (complete.manifest().isSavepoint()) return;
        writing.submit(() -> {
            store.prune(unsettled(underway));
            if (claim != null) claim.follow();
        });
    }

    /// Returns the newest readable checkpoint since the job's start, after all pending writes; empty if there is
    /// none. Fails with a refusal of [RecoveryRule] if that checkpoint is older than one that participants may have
    /// committed. The next attempt starts a new incremental chain.
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

    /// Sets the operators after a change of the parallelism.
    public void resized(List<Manifest.OperatorEntry> operators) {
        kept = null;
        // The change must follow pending writes for the old subtasks.
        writing.submit(() -> store.resized(operators));
    }

    /// Notes that sinks are about to commit the final savepoint. If the job fails before its end, it must not start
    /// from an older checkpoint.
    void stops(CheckpointDirectory.Complete savepoint) {
        if (!host.errs("stops-are-forgotten")) stop = savepoint;
    }

    /// Withdraws the record of a final savepoint that no sink has committed. The job continues from an
    /// earlier checkpoint.
    private void withdraw() throws IOException {
        CheckpointDirectory.Complete last = ending;
        if (last == null || directory == null || last.equals(stop)) return;
        if (promised == null) directory.forget();
        else directory.record(promised);
        ending = null;
    }

    private Optional<Restored> read() throws IOException {
        withdraw();
        Optional<Restored> found = usable();
        CheckpointDirectory.Complete required = required();
        if (required != null && isBehind(found, required) && !host.errs("older-checkpoints-are-taken")) {
            rule.check(
                    required,
                    found.map(each -> each.checkpoint().path().toString()).orElse("what the job began with"));
        }
        if (found.isEmpty() && claim != null) claim.checkStillThere();
        if (found.isPresent()) promiseUsed(found.get().checkpoint());
        return found;
    }

    /// Notes a checkpoint that is complete on the disk although its writing failed. Sinks commit a checkpoint when they
    /// restore it, so a later restart must not use an older one.
    private void promiseUsed(CheckpointDirectory.Complete used) throws IOException {
        CheckpointDirectory.Complete known = required();
        boolean isNewer =
                known == null || known.manifest().checkpoint() < used.manifest().checkpoint();
        if (!isNewer || used.manifest().isSavepoint() || directory == null) return;
        directory.record(used);
        promise(used);
    }

    /// Returns the newest snapshot that participants may have committed; null if there is none.
    private CheckpointDirectory.@Nullable Complete required() {
        CheckpointDirectory.Complete checkpoint = promised;
        CheckpointDirectory.Complete savepoint = stop;
        if (checkpoint == null || savepoint == null) return checkpoint == null ? savepoint : checkpoint;
        return checkpoint.manifest().checkpoint() > savepoint.manifest().checkpoint() ? checkpoint : savepoint;
    }

    private static boolean isBehind(Optional<Restored> found, CheckpointDirectory.Complete what) {
        return found.map(Restored::id).orElse(0L) < what.manifest().checkpoint();
    }

    private Optional<Restored> usable() throws IOException {
        CheckpointDirectory.Complete asked = stop;
        Optional<Restored> found = readCheckpoint();
        if (asked == null || !isBehind(found, asked)) return found;
        try {
            CheckpointDirectory.Complete there = CheckpointDirectory.open(asked.path());
            for (SnapshotFile each : CheckpointDirectory.files(there)) each.verify();
            return Optional.of(Restored.open(there));
        } catch (MillraceException unusable) {
            LOG.warn("{} cannot be used and is skipped: {}", asked.path(), unusable.getMessage());
            return found;
        }
    }

    private Optional<Restored> readCheckpoint() throws IOException {
        if (directory == null) return Optional.empty();
        InMemoryCheckpoint known = kept;
        Optional<CheckpointDirectory.Complete> found = directory.newest(
                (path, unusable) -> LOG.warn("{} cannot be used and is skipped: {}", path, unusable.getMessage()),
                known == null ? copies.readable(directory) : trusted(known),
                firstUnused());
        boolean isOther = found.isPresent() && found.get().manifest().checkpoint() <= othersUpTo;
        if (found.isEmpty() || isOther) return Optional.empty();
        boolean isKept =
                known != null && known.checkpoint() == found.get().manifest().checkpoint();
        host.witness(isKept ? "return-in-memory" : "return-to-files");
        Restored restored = Restored.open(found.get()).with(isKept ? known : null);
        return Optional.of(restored.from(copies.instead(found.get().manifest(), restored.files())));
    }

    /// Returns the number from which on this job has told no sink that a checkpoint is complete.
    private long firstUnused() {
        CheckpointDirectory.Complete used = required();
        return Math.max(used == null ? 0 : used.manifest().checkpoint(), othersUpTo) + 1;
    }

    /// Returns the checkpoint whose files need not be read in full, because its keyed state is in memory. If a
    /// restart from it fails, the next restart reads all files, because one of them may be the cause.
    private long trusted(InMemoryCheckpoint known) {
        long again = trusted;
        trusted = known.checkpoint();
        return again == known.checkpoint() ? NONE : known.checkpoint();
    }

    /// Closes the checkpoints at the job's end.
    ///
    /// @param keeps true to keep the checkpoints
    /// @param keepsFirst true to keep the snapshot that the job started from, if the job owns it and still has it
    /// @param andThen runs afterwards
    public void close(boolean keeps, boolean keepsFirst, Runnable andThen) {
        writing.close(() -> {
            try {
                if (keeps) store.prune(Long.MAX_VALUE);
                else store.deleteAll();
                if (claim != null && !keepsFirst) claim.dispose();
            } catch (IOException | MillraceException left) {
                LOG.warn("Old checkpoints could not be deleted", left);
            } finally {
                closeCopies();
                andThen.run();
            }
        });
    }

    /// Closes the checkpoints without any change, because another process continues the job.
    public void leave(Runnable andThen) {
        writing.close(() -> {
            closeCopies();
            andThen.run();
        });
    }

    private void closeCopies() {
        try {
            copies.close();
        } catch (IOException left) {
            LOG.warn("Local copies could not be deleted", left);
        }
    }
}
