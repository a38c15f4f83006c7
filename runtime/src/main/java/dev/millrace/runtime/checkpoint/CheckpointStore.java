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

/// Writes a job's checkpoints: one file for all subtasks of this process, while other processes write one each for
/// theirs, then the manifest that makes it count. One call at a time.
final class CheckpointStore {
    private static final String STATE_FILE = "state-";

    /// Who restores a checkpoint reads all of its files.
    private static final int FILES_MAX = 32;

    /// So many checkpoints may follow each other in any case, however many processes write files of each.
    private static final int LINKS_MIN = 4;

    private final @Nullable CheckpointDirectory directory;
    private Place place;
    private final Room room;
    private final LocalCopies copies;
    private final Retries retries;
    /// The files of the last checkpoint, whole ones first.
    private List<Manifest.StateFile> chain = List.of();
    private long chainEnd = -1;
    /// How many files each checkpoint of the chain has.
    private int chainWidth = 1;
    /// Who took them, by remote snapshots, if more than one file was written; all of the chain did.
    private Map<String, Set<Integer>> chainMembers = Map.of();

    /// Whose checkpoints they are.
    ///
    /// @param job its name
    /// @param keep how many complete ones are kept
    record Place(String job, List<Manifest.OperatorEntry> operators, boolean isIncremental, int keep) {}

    /// What is to be written.
    ///
    /// @param underway checkpoints from this one on may still be in the making
    /// @param isWanted whether somebody still waits for it
    record Work(long checkpoint, long startedMillis, Contents contents, long underway, BooleanSupplier isWanted) {}

    /// What a checkpoint is made of.
    ///
    /// @param subtasks what those of this process held, by the number of the member
    /// @param others what the sources' enumerators keep, and what was on its way
    /// @param elsewhere what other processes have, in the order of their files
    record Contents(
            Map<Integer, SubtaskSnapshot> subtasks,
            List<OperatorSnapshot> others,
            List<PendingCheckpoint.Share> elsewhere) {

        /// Who took it, by remote snapshots; nothing if there is none.
        Map<String, Set<Integer>> members() {
            if (elsewhere.isEmpty()) return Map.of();
            Map<String, Set<Integer>> all = new HashMap<>();
            all.put("", OrderedCopy.of(subtasks.keySet()));
            for (PendingCheckpoint.Share each : elsewhere)
                all.put("of " + each.remoteSnapshots().name(), each.members());
            return all;
        }
    }

    /// @param directory null if only savepoints are written
    CheckpointStore(
            @Nullable CheckpointDirectory directory, Place place, Room room, LocalCopies copies, Retries retries) {
        this.directory = directory;
        this.place = place;
        this.room = room;
        this.copies = copies;
        this.retries = retries;
    }

    /// The job's operators have other parallelisms.
    void resized(List<Manifest.OperatorEntry> operators) {
        place = new Place(place.job, operators, place.isIncremental, place.keep);
    }

    /// Writes a checkpoint: all state, or what changed since an earlier complete checkpoint. Each subtask tells what
    /// changed since the last checkpoint that the subtask knows to be complete. That is the last of the chain or an
    /// older one, so a savepoint or a failed checkpoint in between does no harm.
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

    /// Writes a savepoint, whole and with all its files in one directory.
    CheckpointDirectory.Complete writeSavepoint(Work work, SnapshotPlace target) throws IOException {
        return withRoom(work, target, false, () -> {
            Manifest manifest = manifest(work, true, write(work, target, SnapshotPlace::name, false, draft -> draft));
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

    /// Deletes what was written of a snapshot that is not complete. One that is counts, whoever was told what.
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

    /// Whether the next checkpoint will be what changed since the last, if it follows it.
    boolean mayChain() {
        return place.isIncremental && isChainShort();
    }

    /// Whether all changes together are still less than what they change.
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

    /// Writes this process's file, which may hold nothing, while the others write theirs.
    ///
    /// @param name of a file in the manifest
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
            // Who deletes or tries again must not meet them.
            others.settle();
        }
        for (WorkerFiles.Written each : others.written())
            files.add(new Manifest.StateFile(name.apply(each.file()), each.size()));
        return files;
    }

    /// Each time from its beginning.
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

    /// Deletes what no complete checkpoint that is kept needs.
    ///
    /// @param underway checkpoints from this one on may still be in the making
    void prune(long underway) throws IOException {
        if (directory != null) directory.prune(place.keep, underway);
    }

    /// Deletes all checkpoints, but no savepoints.
    void deleteAll() throws IOException {
        if (directory != null) directory.deleteAll();
    }

    /// The snapshots that come were not taken by the subtasks that took the last one.
    void beginAnew() {
        chain = List.of();
        chainEnd = -1;
        chainMembers = Map.of();
    }
}
