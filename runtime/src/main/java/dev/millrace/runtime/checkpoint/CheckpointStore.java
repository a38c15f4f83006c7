package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Disk;
import dev.millrace.state.OperatorSnapshot;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.SnapshotFileWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a job's checkpoints: one file for all subtasks, then the manifest that makes it count. One call at a
/// time.
final class CheckpointStore {
    private static final String STATE_FILE = "state-0";

    /// Who restores a checkpoint reads all of its files.
    private static final int FILES_MAX = 32;

    private final Disk disk;
    private final @Nullable CheckpointDirectory directory;
    private final Place place;
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
    record Work(
            long checkpoint,
            long startedMillis,
            long previous,
            List<SubtaskSnapshot> subtasks,
            List<OperatorSnapshot> others) {}

    /// @param directory null if only savepoints are written
    CheckpointStore(Disk disk, @Nullable CheckpointDirectory directory, Place place) {
        this.disk = disk;
        this.directory = directory;
        this.place = place;
    }

    /// Writes a checkpoint, whole or as what changed since the one before.
    CheckpointDirectory.Complete write(Work work) throws IOException {
        CheckpointDirectory directory = Check.present(this.directory, "the directory of checkpoints");
        boolean isIncremental = place.isIncremental && work.previous == chainEnd && isChainShort();
        Path file = directory.of(work.checkpoint).resolve(STATE_FILE);
        long size = write(work, file, isIncremental);
        List<Manifest.StateFile> files = new ArrayList<>();
        if (isIncremental) files.addAll(chain);
        files.add(new Manifest.StateFile(directory.nameOf(file), size));
        CheckpointDirectory.Complete complete = directory.complete(manifest(work, false, files));
        chain = files;
        chainEnd = work.checkpoint;
        return complete;
    }

    /// The last checkpoint that was written for these subtasks; below 0 if there is none.
    long newest() {
        return chainEnd;
    }

    /// Writes a savepoint, whole and with all its files in one directory.
    CheckpointDirectory.Complete writeSavepoint(Work work, Path target) throws IOException {
        long size = write(work, target.resolve(STATE_FILE), false);
        Manifest manifest = manifest(work, true, List.of(new Manifest.StateFile(STATE_FILE, size)));
        return CheckpointDirectory.completeSavepoint(disk, target, manifest);
    }

    /// Whether all changes together are still less than what they change.
    private boolean isChainShort() {
        if (chain.isEmpty() || chain.size() == FILES_MAX) return false;
        long all = chain.stream().mapToLong(Manifest.StateFile::size).sum();
        return all < 2 * chain.getFirst().size();
    }

    private long write(Work work, Path file, boolean isIncremental) throws IOException {
        try (SnapshotFileWriter writer = new SnapshotFileWriter(disk, file)) {
            for (SubtaskSnapshot each : work.subtasks) each.write(writer, isIncremental);
            for (OperatorSnapshot each : work.others) each.write(writer);
            return writer.finish();
        }
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
