package dev.millrace.runtime.checkpoint;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.checkpoint.subtask.SubtaskSnapshot;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.operator.OperatorSnapshot;
import dev.millrace.state.storage.Draft;
import dev.millrace.state.storage.Retries;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Writes a job's checkpoints. This process writes one file for all its subtasks; other processes write one file
/// each. The manifest, written last, completes the checkpoint. Not thread-safe.
final class CheckpointStore {
    private static final String STATE_FILE = "state-";

    /// The maximum number of files in a chain of incremental checkpoints, because a restore reads all of them.
    private static final int FILES_MAX = 32;

    /// The number of checkpoints that may always form a chain, however many processes write files.
    private static final int LINKS_MIN = 4;

    private final @Nullable CheckpointDirectory directory;
    private Place place;
    private final FreeSpace room;
    private final LocalCopies copies;
    private final Retries retries;
    /// The files of the last checkpoint: those of the full checkpoint first.
    private List<Manifest.StateFile> chain = List.of();
    private long chainEnd = -1;
    /// The number of files per checkpoint in the chain.
    private int chainWidth = 1;
    /// The subtasks behind each file, by the writing process; empty if this process writes all files. All checkpoints
    /// of a chain have the same members.
    private Map<String, Set<Integer>> chainMembers = Map.of();

    /// Describes the job whose checkpoints are written.
    ///
    /// @param job the job's name
    /// @param keep the number of complete checkpoints that are kept
    record Place(String job, List<Manifest.OperatorEntry> operators, boolean isIncremental, int keep) {}

    /// Describes a checkpoint to write.
    ///
    /// @param underway checkpoints with this number or a higher one may still be incomplete
    /// @param isWanted returns whether the checkpoint is still wanted
    record Work(long checkpoint, long startedMillis, Contents contents, long underway, BooleanSupplier isWanted) {}

    /// Holds the contents of a checkpoint.
    ///
    /// @param subtasks the snapshots of this process's subtasks, by number
    /// @param others the states of enumerators, and channel state
    /// @param elsewhere the parts of other processes, in the order of their files
    record Contents(
            Map<Integer, SubtaskSnapshot> subtasks,
            List<OperatorSnapshot> others,
            List<PendingCheckpoint.Share> elsewhere) {

        /// Returns the subtasks behind each file, by the writing process; empty if this process writes all files.
        Map<String, Set<Integer>> members() {
            if (elsewhere.isEmpty()) return Map.of();
            Map<String, Set<Integer>> all = new HashMap<>();
            all.put("", OrderedCopy.of(subtasks.keySet()));
            for (PendingCheckpoint.Share each : elsewhere)
                all.put("of " + each.remoteSnapshots().name(), each.members());
            return all;
        }
    }

    /// Creates the store.
    ///
    /// @param directory the directory of all checkpoints; null if only savepoints are written
    CheckpointStore(
            @Nullable CheckpointDirectory directory, Place place, FreeSpace room, LocalCopies copies, Retries retries) {
        this.directory = directory;
        this.place = place;
        this.room = room;
        this.copies = copies;
        this.retries = retries;
    }

    /// Sets the operators after a change of the parallelism.
    void resized(List<Manifest.OperatorEntry> operators) {
        place = new Place(place.job, operators, place.isIncremental, place.keep);
    }

    /// Writes a checkpoint: all state, or the changes since an earlier complete checkpoint. Each subtask writes its
    /// changes since the last checkpoint that it knows to be complete. That is the end of the chain or an older
    /// checkpoint, so a savepoint or a failed checkpoint in between does no harm.
    CheckpointDirectory.Complete write(Work work) throws IOException {
        CheckpointDirectory directory = Check.present(this.directory, "the directory of checkpoints");
        Map<String, Set<Integer>> members = work.contents.members();
        boolean isIncremental = work.checkpoint > chainEnd && members.equals(chainMembers) && mayChain();
        SnapshotPlace own = directory.of(work.checkpoint);
        return withRoom(work, own, isIncremental, () -> {
            UnaryOperator<Draft> doubling = draft -> copies.copying(draft, directory.nameOf(file(own, 0)));
            List<Manifest.StateFile> written = write(work, own, directory::nameOf, isIncremental, doubling);
            List<Manifest.StateFile> files = new ArrayList<>();
            if (isIncremental) files.addAll(chain);
            files.addAll(written);
            Manifest manifest = manifest(work, false, files);
            CheckpointDirectory.Complete complete =
                    retries.run("completing " + own, work.isWanted, () -> directory.complete(manifest));
            chain = files;
            chainEnd = work.checkpoint;
            chainWidth = written.size();
            chainMembers = members;
            room.took(bytes(written), isIncremental);
            copies.keep(manifest);
            return complete;
        });
    }

    /// Writes a savepoint: always full, with all its files in one directory.
    CheckpointDirectory.Complete writeSavepoint(Work work, SnapshotPlace target) throws IOException {
        return withRoom(work, target, false, () -> {
            Manifest manifest = manifest(work, true, write(work, target, SnapshotPlace::name, false, draft -> draft));
            return retries.run(
                    "completing " + target,
                    work.isWanted,
                    () -> CheckpointDirectory.completeSavepoint(target, manifest));
        });
    }

    /// Runs a write. If there is no space, old checkpoints are deleted and the write is repeated once. A failed write
    /// leaves no files.
    private CheckpointDirectory.Complete withRoom(
            Work work, SnapshotPlace target, boolean isIncremental, Retries.Work<CheckpointDirectory.Complete> attempt)
            throws IOException {
        try {
            return attempt.run();
        } catch (IOException failed) {
            forget(work, target, failed);
            if (!room.isLackedBy(failed)) throw failed;
            try {
                prune(work.underway);
                return attempt.run();
            } catch (IOException again) {
                forget(work, target, again);
                throw room.lack(target, isIncremental, again);
            }
        } catch (RuntimeException failed) {
            forget(work, target, failed);
            throw failed;
        }
    }

    /// Deletes the files of an incomplete snapshot. A snapshot with a manifest is complete and stays.
    private static void forget(Work work, SnapshotPlace target, Exception why) {
        try {
            if (target.resolve(CheckpointDirectory.MANIFEST).exists()) return;
            for (int i = 0; i <= work.contents.elsewhere.size(); i++)
                file(target, i).delete();
            if (target.exists()) target.delete();
        } catch (IOException left) {
            why.addSuppressed(left);
        }
    }

    /// Returns whether the next checkpoint contains only changes, if the last one succeeds.
    boolean mayChain() {
        return place.isIncremental && isChainShort();
    }

    /// Returns whether the changes are still smaller than the full checkpoint.
    private boolean isChainShort() {
        int most = Math.max(FILES_MAX, LINKS_MIN * chainWidth);
        if (chain.isEmpty() || chain.size() + chainWidth > most) return false;
        return bytes(chain) < 2 * bytes(chain.subList(0, chainWidth));
    }

    private static long bytes(List<Manifest.StateFile> files) {
        return files.stream().mapToLong(Manifest.StateFile::size).sum();
    }

    private static SnapshotPlace file(SnapshotPlace directory, int number) {
        return directory.resolve(STATE_FILE + number);
    }

    /// Writes the file of this process, which may be empty, while other processes write theirs.
    ///
    /// @param name returns the name of a file in the manifest
    private List<Manifest.StateFile> write(
            Work work,
            SnapshotPlace directory,
            Function<SnapshotPlace, String> name,
            boolean isIncremental,
            UnaryOperator<Draft> doubling)
            throws IOException {
        WorkerFiles others = new WorkerFiles(retries.host(), work.isWanted);
        List<PendingCheckpoint.Share> elsewhere = work.contents.elsewhere;
        for (int i = 0; i < elsewhere.size(); i++)
            others.ask(elsewhere.get(i).remoteSnapshots(), work.checkpoint, file(directory, i + 1), isIncremental);
        List<Manifest.StateFile> files = new ArrayList<>();
        try {
            SnapshotPlace own = file(directory, 0);
            files.add(new Manifest.StateFile(name.apply(own), write(work, own, isIncremental, doubling)));
        } finally {
            // Deleting or retrying must not run while other processes still write.
            others.settle();
        }
        for (WorkerFiles.Written each : others.written())
            files.add(new Manifest.StateFile(name.apply(each.file()), each.size()));
        return files;
    }

    /// Each retry writes the file from its beginning.
    private long write(Work work, SnapshotPlace file, boolean isIncremental, UnaryOperator<Draft> doubling)
            throws IOException {
        return retries.run("writing " + file, work.isWanted, () -> {
            try (SnapshotFileWriter writer = new SnapshotFileWriter(doubling.apply(file.create()))) {
                for (SubtaskSnapshot each : work.contents.subtasks.values()) each.write(writer, isIncremental);
                for (OperatorSnapshot each : work.contents.others) each.write(writer);
                return writer.finish();
            }
        });
    }

    private Manifest manifest(Work work, boolean isSavepoint, List<Manifest.StateFile> files) {
        return new Manifest(work.checkpoint, work.startedMillis, isSavepoint, place.job, files, place.operators);
    }

    /// Deletes files that no retained checkpoint needs.
    ///
    /// @param underway checkpoints with this number or a higher one may still be incomplete
    void prune(long underway) throws IOException {
        if (directory != null) directory.prune(place.keep, underway);
    }

    /// Deletes all checkpoints, but no savepoints.
    void deleteAll() throws IOException {
        if (directory != null) directory.deleteAll();
    }

    /// Starts a new chain, because the next snapshots come from other subtasks than the last ones.
    void beginAnew() {
        chain = List.of();
        chainEnd = -1;
        chainMembers = Map.of();
    }
}
