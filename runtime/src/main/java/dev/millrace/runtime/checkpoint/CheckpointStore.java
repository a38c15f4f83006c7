package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.Check;
import dev.millrace.state.OperatorSnapshot;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.storage.Draft;
import dev.millrace.state.storage.Retries;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Writes a job's checkpoints: one file for all subtasks, then the manifest that makes it count. One call at a
/// time.
final class CheckpointStore {
    private static final String STATE_FILE = "state-0";

    /// Who restores a checkpoint reads all of its files.
    private static final int FILES_MAX = 32;

    private final @Nullable CheckpointDirectory directory;
    private final Place place;
    private final Room room;
    private final LocalCopies copies;
    private final Retries retries;
    /// The files of the last checkpoint, whole ones first.
    private List<Manifest.StateFile> chain = List.of();
    private long chainEnd = -1;

    /// Whose checkpoints they are.
    ///
    /// @param job its name
    /// @param keep how many complete ones are kept
    record Place(String job, List<Manifest.OperatorEntry> operators, boolean isIncremental, int keep) {}

    /// What is to be written.
    ///
    /// @param previous the checkpoint whose changes this one follows; 0 if there is none
    /// @param others what the sources' enumerators keep, and what was on its way
    /// @param underway checkpoints from this one on may still be in the making
    /// @param isWanted whether somebody still waits for it
    record Work(
            long checkpoint,
            long startedMillis,
            long previous,
            List<SubtaskSnapshot> subtasks,
            List<OperatorSnapshot> others,
            long underway,
            BooleanSupplier isWanted) {}

    /// @param directory null if only savepoints are written
    CheckpointStore(
            @Nullable CheckpointDirectory directory, Place place, Room room, LocalCopies copies, Retries retries) {
        this.directory = directory;
        this.place = place;
        this.room = room;
        this.copies = copies;
        this.retries = retries;
    }

    /// Writes a checkpoint, whole or as what changed since the one before.
    CheckpointDirectory.Complete write(Work work) throws IOException {
        CheckpointDirectory directory = Check.present(this.directory, "the directory of checkpoints");
        boolean isIncremental = work.previous == chainEnd && mayChain();
        SnapshotPlace own = directory.of(work.checkpoint);
        return withRoom(work, own, isIncremental, () -> {
            SnapshotPlace file = own.resolve(STATE_FILE);
            String name = directory.nameOf(file);
            long size = write(work, file, isIncremental, draft -> copies.copying(draft, name));
            List<Manifest.StateFile> files = new ArrayList<>();
            if (isIncremental) files.addAll(chain);
            files.add(new Manifest.StateFile(name, size));
            Manifest manifest = manifest(work, false, files);
            CheckpointDirectory.Complete complete =
                    retries.run("completing " + own, work.isWanted, () -> directory.complete(manifest));
            chain = files;
            chainEnd = work.checkpoint;
            room.took(size, isIncremental);
            copies.keep(manifest);
            return complete;
        });
    }

    /// The last checkpoint that was written for these subtasks; below 0 if there is none.
    long newest() {
        return chainEnd;
    }

    /// Writes a savepoint, whole and with all its files in one directory.
    CheckpointDirectory.Complete writeSavepoint(Work work, SnapshotPlace target) throws IOException {
        return withRoom(work, target, false, () -> {
            long size = write(work, target.resolve(STATE_FILE), false, draft -> draft);
            Manifest manifest = manifest(work, true, List.of(new Manifest.StateFile(STATE_FILE, size)));
            return retries.run(
                    "completing " + target,
                    work.isWanted,
                    () -> CheckpointDirectory.completeSavepoint(target, manifest));
        });
    }

    /// If there is no room, makes some and tries once more. Of what cannot be written nothing is left.
    private CheckpointDirectory.Complete withRoom(
            Work work, SnapshotPlace target, boolean isIncremental, Retries.Work<CheckpointDirectory.Complete> attempt)
            throws IOException {
        try {
            return attempt.run();
        } catch (IOException failed) {
            forget(target, failed);
            if (!room.isLackedBy(failed)) throw failed;
            try {
                prune(work.underway);
                return attempt.run();
            } catch (IOException again) {
                forget(target, again);
                throw room.lack(target, isIncremental, again);
            }
        }
    }

    /// Deletes what was written of a snapshot that is not complete. One that is counts, whoever was told what.
    private static void forget(SnapshotPlace target, IOException why) {
        try {
            if (target.resolve(CheckpointDirectory.MANIFEST).exists()) return;
            target.resolve(STATE_FILE).delete();
            if (target.exists()) target.delete();
        } catch (IOException left) {
            why.addSuppressed(left);
        }
    }

    /// Whether the next checkpoint will be what changed since the last, if it follows it.
    boolean mayChain() {
        return place.isIncremental && isChainShort();
    }

    /// Whether all changes together are still less than what they change.
    private boolean isChainShort() {
        if (chain.isEmpty() || chain.size() == FILES_MAX) return false;
        long all = chain.stream().mapToLong(Manifest.StateFile::size).sum();
        return all < 2 * chain.getFirst().size();
    }

    /// Each time from its beginning.
    private long write(Work work, SnapshotPlace file, boolean isIncremental, UnaryOperator<Draft> doubling)
            throws IOException {
        return retries.run("writing " + file, work.isWanted, () -> {
            try (SnapshotFileWriter writer = new SnapshotFileWriter(doubling.apply(file.create()))) {
                for (SubtaskSnapshot each : work.subtasks) each.write(writer, isIncremental);
                for (OperatorSnapshot each : work.others) each.write(writer);
                return writer.finish();
            }
        });
    }

    private Manifest manifest(Work work, boolean isSavepoint, List<Manifest.StateFile> files) {
        return new Manifest(work.checkpoint, work.startedMillis, isSavepoint, place.job, files, place.operators);
    }

    /// Deletes what no complete checkpoint that is kept needs.
    ///
    /// @param underway checkpoints from this one on may still be in the making
    void prune(long underway) throws IOException {
        if (directory != null) directory.prune(place.keep, underway);
    }

    /// Deletes all checkpoints, but no savepoints.
    void deleteAll() throws IOException {
        if (directory == null) return;
        directory.prune(0, Long.MAX_VALUE);
        directory.deleteIfEmpty();
    }

    /// The snapshots that come were not taken by the subtasks that took the last one.
    void beginAnew() {
        chain = List.of();
        chainEnd = -1;
    }
}
