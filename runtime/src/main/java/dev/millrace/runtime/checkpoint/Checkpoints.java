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

/// The checkpoints of a job over all its attempts: their numbers, where they are written, and which is the newest.
/// Any thread; files are written by one thread, one checkpoint after the other.
public final class Checkpoints {
    /// Of the heap's largest size: so much the newest checkpoint may take while it is kept in memory.
    private static final double KEPT_PART = 0.125;

    private static final long NONE = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final Host host;
    private final @Nullable CheckpointDirectory directory;
    private final CheckpointStore store;
    private final SerialExecutor writing;
    private final AtomicLong lastId;
    /// Checkpoints up to this number are not of this job, though they may lie where its own do.
    private final long othersUpTo;
    private final boolean mayRestart;
    private volatile @Nullable InMemoryCheckpoint kept;
    /// The newest checkpoint that participants may have been told to commit; null if there is none yet. Used by the
    /// thread that writes.
    private CheckpointDirectory.@Nullable Complete promised;
    /// The savepoint that was recorded as the one with which the job ends; null if there is none. Used by the same.
    private CheckpointDirectory.@Nullable Complete ending;
    /// The checkpoint that a restart has trusted without reading all of it.
    private long trusted = NONE;
    /// The savepoint with which the job was to end; null if there is none.
    private volatile CheckpointDirectory.@Nullable Complete stop;
    private final CheckpointStatistics statistics;
    private final Room room;
    private final LocalCopies copies;
    private final @Nullable Claim claim;
    private final Notes notes;
    private final RecoveryRule rule;
    /// The newest that others would go on from: what is newer is no reason to delete what is older.
    private volatile long noted;

    /// Told of each checkpoint, and of the savepoint with which a job ends, when it is complete and before anybody
    /// acts on that. On a thread that may block.
    @FunctionalInterface
    public interface Notes {

        /// @throws IOException if it could not be noted: then nobody may act on it, and it counts as failed
        void complete(long checkpoint, SnapshotPlace place) throws IOException;
    }

    /// Where a job's checkpoints go, and with what it begins.
    ///
    /// @param directory of all checkpoints of the job; null if only savepoints are taken
    /// @param first what it begins with; null if with nothing
    /// @param isFirstClaimed whether the job owns that
    /// @param given numbers up to this one may have been given by others
    /// @param rule whether it may go back to what is older than what sinks may have committed
    public record Storage(
            @Nullable CheckpointDirectory directory,
            @Nullable Restored first,
            boolean isFirstClaimed,
            long given,
            Notes notes,
            RecoveryRule rule) {

        /// Where they go.
        @Nullable
        SnapshotPlace root() {
            return directory == null ? null : directory.root();
        }
    }

    /// @param operators all of the job's
    /// @param mayRestart whether the job is started again after a failure
    /// @throws IOException if nobody can tell which numbers were given so far
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
        this.room = new Room(storage.root(), settings.storing().reserveBytes());
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
                "millrace-snapshots-" + job, host, thrown -> LOG.warn("while tidying checkpoints up", thrown));
    }

    /// Whether [#look] must be asked before a checkpoint begins.
    boolean needsLook() {
        return room.needsLook();
    }

    /// Makes room for the next checkpoint.
    ///
    /// @param underway checkpoints from this one on may still be in the making
    /// @param onAnswer told why it cannot be taken, or null if it can
    void look(long underway, Consumer<@Nullable Throwable> onAnswer) {
        writing.submit(() -> {
            try {
                store.prune(unsettled(underway));
            } catch (IOException | RuntimeException left) {
                LOG.warn("checkpoints that are not needed were not deleted", left);
            }
            onAnswer.accept(room.refusal(store.mayChain()));
        });
    }

    /// Checkpoints from this one on are in the making, or may be: of some it is not certain that they count.
    private long unsettled(long underway) {
        return Math.min(underway, noted + 1);
    }

    /// Keeps a checkpoint in memory instead of the one before, unless that takes too much, or nobody would go back
    /// to it.
    ///
    /// @param newest null if not all of it is in this process
    /// @return whether it is kept
    boolean keep(@Nullable InMemoryCheckpoint newest) {
        boolean isWanted = mayRestart
                && newest != null
                && newest.bytes() < KEPT_PART * Runtime.getRuntime().maxMemory();
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
    ///
    /// @param underway checkpoints from this one on may still be in the making
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
                        () -> !whole.isOver);
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

    /// From now on nobody may go back behind a snapshot.
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

    /// @param underway checkpoints from this one on may still be in the making
    void completed(CheckpointDirectory.Complete complete, long underway) {
        if (complete.manifest().isSavepoint()) return;
        writing.submit(() -> {
            store.prune(unsettled(underway));
            if (claim != null) claim.follow();
        });
    }

    /// The newest checkpoint that was taken since the job began and can be read, once all that are being written
    /// are; empty if there is none. Fails with a refusal of [RecoveryRule] if that is older than one that
    /// participants may have been told to commit. For a new attempt, whose snapshots follow none before.
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

    /// From now on the job's operators have other parallelisms.
    public void resized(List<Manifest.OperatorEntry> operators) {
        kept = null;
        // After what is being written of the subtasks that were.
        writing.submit(() -> store.resized(operators));
    }

    /// Sinks are about to commit what belongs to a savepoint with which the job ends. If it fails on its way to
    /// the end, it must not go on from an older checkpoint.
    void stops(CheckpointDirectory.Complete savepoint) {
        if (!host.errs("stops-are-forgotten")) stop = savepoint;
    }

    /// Notes of a savepoint that the job did not end with that nobody was told of it. Checkpoints go on from before it.
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
        return found;
    }

    /// The newest snapshot that participants may have been told to commit; null if there is none.
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
            LOG.warn("{} is passed over: {}", asked.path(), unusable.getMessage());
            return found;
        }
    }

    private Optional<Restored> readCheckpoint() throws IOException {
        if (directory == null) return Optional.empty();
        InMemoryCheckpoint known = kept;
        Optional<CheckpointDirectory.Complete> found = directory.newest(
                (path, unusable) -> LOG.warn("{} is passed over: {}", path, unusable.getMessage()),
                known == null ? copies.readable(directory) : trusted(known));
        boolean isOther = found.isPresent() && found.get().manifest().checkpoint() <= othersUpTo;
        if (found.isEmpty() || isOther) return Optional.empty();
        boolean isKept =
                known != null && known.checkpoint() == found.get().manifest().checkpoint();
        host.witness(isKept ? "return-in-memory" : "return-to-files");
        Restored restored = Restored.open(found.get()).with(isKept ? known : null);
        return Optional.of(restored.from(copies.instead(found.get().manifest(), restored.files())));
    }

    /// The checkpoint whose files need not be read in full, since its keyed state is in memory. Whoever comes back to
    /// it has failed again, perhaps at a file.
    private long trusted(InMemoryCheckpoint known) {
        long again = trusted;
        trusted = known.checkpoint();
        return again == known.checkpoint() ? NONE : known.checkpoint();
    }

    /// The job has ended.
    ///
    /// @param keeps whether its checkpoints stay
    /// @param keepsFirst whether what it began with stays, if it owns that and has not replaced it
    /// @param andThen when that is done
    public void close(boolean keeps, boolean keepsFirst, Runnable andThen) {
        writing.close(() -> {
            try {
                if (keeps) store.prune(Long.MAX_VALUE);
                else store.deleteAll();
                if (claim != null && !keepsFirst) claim.dispose();
            } catch (IOException | MillraceException left) {
                LOG.warn("checkpoints that are not needed were not deleted", left);
            } finally {
                closeCopies();
                andThen.run();
            }
        });
    }

    /// Somebody else goes on with the job: all stays as it is.
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
            LOG.warn("local copies were not deleted", left);
        }
    }
}
