package dev.millrace.state.checkpoint;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.storage.Draft;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;

/// The checkpoints of one job: a directory `chk-N` for each, with its own files, and with a manifest named
/// `_metadata` once it is complete. A manifest may name files of earlier directories, which then stay. One thread
/// at a time.
public final class CheckpointDirectory {
    /// The file that makes a checkpoint complete.
    public static final String MANIFEST = "_metadata";

    private static final Fault NO_SAVEPOINT = new Fault(4230, Category.USER, "a directory is no savepoint");

    /// More than any manifest has.
    private static final int MANIFEST_BYTES_MAX = 64 << 20;

    private static final String PREFIX = "chk-";
    private static final long NONE = -1;

    private final SnapshotPlace root;
    private final long spared;
    private boolean isRootDurable;

    /// A complete checkpoint.
    ///
    /// @param path its own directory
    public record Complete(SnapshotPlace path, Manifest manifest) {
        /// Where the names of its files begin: a savepoint has them all itself, a checkpoint shares them with others.
        public SnapshotPlace root() {
            SnapshotPlace parent = path.parent();
            return manifest.isSavepoint() || parent == null ? path : parent;
        }
    }

    /// @param root of all checkpoints of the job; made when the first is taken
    public CheckpointDirectory(Disk disk, Path root) {
        this(SnapshotPlace.of(disk, root));
    }

    /// The same wherever snapshots lie.
    public CheckpointDirectory(SnapshotPlace root) {
        this(root, NONE);
    }

    /// @param spared the number of a checkpoint that is somebody else's, and is never deleted
    public CheckpointDirectory(SnapshotPlace root, long spared) {
        this.root = root;
        this.spared = spared;
    }

    /// Where all of them are.
    public SnapshotPlace root() {
        return root;
    }

    /// Where the files of a checkpoint go.
    public SnapshotPlace of(long checkpoint) {
        return root.resolve(PREFIX + checkpoint);
    }

    /// The name under which a manifest knows a file of this job.
    public String nameOf(SnapshotPlace file) {
        return root.nameOf(file);
    }

    /// Makes a checkpoint complete, whose files are all there: durably, and at once or not at all.
    public Complete complete(Manifest manifest) throws IOException {
        Complete complete = complete(of(manifest.checkpoint()), manifest);
        SnapshotPlace parent = root.parent();
        if (!isRootDurable && parent != null) parent.settle();
        isRootDurable = true;
        record(complete);
        return complete;
    }

    /// Notes that sinks may commit what belongs to a snapshot of the job, and that no older one may be gone back to.
    public void record(Complete newest) throws IOException {
        NewestRecord.write(root, newest);
    }

    /// Deletes the record: no snapshot of the job may have been committed.
    public void forget() throws IOException {
        NewestRecord.delete(root);
    }

    /// The newest snapshot that sinks may have committed, as far as a record tells.
    ///
    /// @throws MillraceException if the record is damaged
    public Optional<NewestRecord> recorded() throws IOException {
        return NewestRecord.read(root);
    }

    /// The same for a savepoint, whose files are all in its own directory.
    public static Complete completeSavepoint(Disk disk, Path directory, Manifest manifest) throws IOException {
        return completeSavepoint(SnapshotPlace.of(disk, directory), manifest);
    }

    /// The same wherever snapshots lie.
    public static Complete completeSavepoint(SnapshotPlace directory, Manifest manifest) throws IOException {
        Check.that(manifest.isSavepoint(), "%s is no savepoint", manifest);
        return complete(directory, manifest);
    }

    private static Complete complete(SnapshotPlace directory, Manifest manifest) throws IOException {
        try (Draft draft = directory.resolve(MANIFEST).create()) {
            draft.out().write(ManifestCodec.write(manifest));
            draft.publish();
        }
        directory.settle();
        // The directory may be new: what it holds lasts only if its own name does.
        SnapshotPlace parent = directory.parent();
        if (parent != null) parent.settle();
        return new Complete(directory, manifest);
    }

    /// Reads what a directory holds, wherever it lies.
    ///
    /// @throws MillraceException if it is no complete checkpoint, or its manifest is damaged
    public static Complete open(Disk disk, Path directory) throws IOException {
        return open(SnapshotPlace.of(disk, directory));
    }

    /// The same wherever snapshots lie.
    public static Complete open(SnapshotPlace directory) throws IOException {
        SnapshotPlace manifest = directory.resolve(MANIFEST);
        try {
            return new Complete(directory, ManifestCodec.read(manifest.read(0, MANIFEST_BYTES_MAX), manifest));
        } catch (NoSuchFileException missing) {
            throw ManifestCodec.corrupt(directory, "there is no file " + MANIFEST + ", so it was never complete");
        }
    }

    /// Makes sure that a checkpoint lasts before anything is done because of it. Whoever completed it may have died, or
    /// been told of an error, after it could be seen and before it was durable.
    public static void settle(Complete checkpoint) throws IOException {
        SnapshotPlace root = checkpoint.root();
        Set<SnapshotPlace> directories = new LinkedHashSet<>();
        for (Manifest.StateFile file : checkpoint.manifest().files()) {
            SnapshotPlace place = root.resolve(file.path());
            place.settle();
            SnapshotPlace parent = place.parent();
            if (parent != null) directories.add(parent);
        }
        checkpoint.path().resolve(MANIFEST).settle();
        directories.add(checkpoint.path());
        directories.add(root);
        SnapshotPlace above = root.parent();
        if (above != null) directories.add(above);
        for (SnapshotPlace directory : directories) directory.settle();
    }

    /// All directories of checkpoints, the newest first, complete or not.
    public List<SnapshotPlace> all() throws IOException {
        List<SnapshotPlace> found = new ArrayList<>();
        for (SnapshotPlace.Entry entry : root.children()) {
            if (entry.isDirectory() && number(entry.place()) >= 0) found.add(entry.place());
        }
        found.sort(Comparator.comparingLong(CheckpointDirectory::number).reversed());
        return found;
    }

    /// The greatest number that a directory here has, complete or not; 0 if there is none. A checkpoint with a
    /// smaller number would look older than what is damaged or was given up.
    public long greatestNumber() throws IOException {
        List<SnapshotPlace> all = all();
        return Math.max(all.isEmpty() ? 0 : number(all.getFirst()), recordedNumber());
    }

    private long recordedNumber() throws IOException {
        try {
            return recorded().map(each -> each.manifest().checkpoint()).orElse(0L);
        } catch (MillraceException damaged) {
            return 0;
        }
    }

    /// The number of the checkpoint that a directory is for; empty if it is none of a checkpoint.
    public static OptionalLong numberOf(SnapshotPlace directory) {
        long number = number(directory);
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static long number(SnapshotPlace directory) {
        String name = directory.name();
        if (!name.matches(PREFIX + "\\d{1,18}")) return -1;
        return Long.parseLong(name.substring(PREFIX.length()));
    }

    /// The newest checkpoint that is complete and whose files are whole.
    ///
    /// @param refused told of newer ones that cannot, and why
    public Optional<Complete> newest(BiConsumer<SnapshotPlace, MillraceException> refused) throws IOException {
        return newest(refused, NONE);
    }

    /// The same for whoever knows that one checkpoint is whole, which saves reading it.
    ///
    /// @param trusted its number
    public Optional<Complete> newest(BiConsumer<SnapshotPlace, MillraceException> refused, long trusted)
            throws IOException {
        return newest(Long.MAX_VALUE, refused, trusted);
    }

    /// The newest up to a number.
    public Optional<Complete> newestUpTo(long most, BiConsumer<SnapshotPlace, MillraceException> refused)
            throws IOException {
        return newest(most, refused, NONE);
    }

    private Optional<Complete> newest(long most, BiConsumer<SnapshotPlace, MillraceException> refused, long trusted)
            throws IOException {
        for (SnapshotPlace directory : all()) {
            if (number(directory) > most) continue;
            try {
                Complete complete = open(directory);
                List<SnapshotFile> files = files(complete);
                if (complete.manifest().checkpoint() != trusted) for (SnapshotFile file : files) file.verify();
                return Optional.of(complete);
            } catch (MillraceException unusable) {
                refused.accept(directory, unusable);
            }
        }
        return Optional.empty();
    }

    /// Opens the files of a checkpoint, in the order in which they are to be read.
    ///
    /// @throws MillraceException if one is missing or damaged
    public static List<SnapshotFile> files(Disk disk, Complete checkpoint) throws IOException {
        return files(checkpoint);
    }

    /// The same.
    public static List<SnapshotFile> files(Complete checkpoint) throws IOException {
        SnapshotPlace root = checkpoint.root();
        List<SnapshotFile> files = new ArrayList<>();
        for (Manifest.StateFile file : checkpoint.manifest().files()) {
            SnapshotPlace place = root.resolve(file.path());
            long size = size(place, checkpoint);
            if (size != file.size()) {
                throw ManifestCodec.corrupt(
                        checkpoint.path(),
                        "its file %s has %d bytes instead of %d".formatted(place, size, file.size()));
            }
            files.add(SnapshotFile.open(place));
        }
        return files;
    }

    private static long size(SnapshotPlace file, Complete checkpoint) throws IOException {
        try {
            return file.entry().size();
        } catch (NoSuchFileException missing) {
            throw ManifestCodec.corrupt(checkpoint.path(), "its file " + file + " is missing");
        }
    }

    /// Deletes all but the newest complete checkpoints and what these need: older ones, and what was never
    /// completed. Savepoints stay, and so does what is damaged, which somebody may want to repair.
    ///
    /// @param keep how many to keep
    /// @param underway checkpoints from this one on are still being taken
    public void prune(int keep, long underway) throws IOException {
        Set<SnapshotPlace> needed = new HashSet<>();
        List<SnapshotPlace> superfluous = new ArrayList<>();
        List<SnapshotPlace> incomplete = new ArrayList<>();
        int kept = 0;
        for (SnapshotPlace directory : all()) {
            if (number(directory) >= underway) continue;
            boolean isSpared = number(directory) == spared;
            if (!directory.resolve(MANIFEST).exists()) {
                if (!isSpared) incomplete.add(directory);
                continue;
            }
            Optional<Manifest> manifest = manifest(directory);
            if (manifest.isEmpty()) continue;
            if (!isSpared && !manifest.get().isSavepoint() && kept++ >= keep) superfluous.add(directory);
            else manifest.get().files().forEach(file -> needed.add(root.resolve(file.path())));
        }
        // Whoever looks for the newest in the midst of this must not find an older one.
        for (SnapshotPlace directory : superfluous.reversed())
            directory.resolve(MANIFEST).delete();
        for (SnapshotPlace directory : superfluous) delete(directory, needed, directory.children());
        for (SnapshotPlace directory : incomplete) deleteIncomplete(directory, needed);
    }

    /// A file system that comes and goes may have hidden the manifest for a moment only.
    private static void deleteIncomplete(SnapshotPlace directory, Set<SnapshotPlace> needed) throws IOException {
        List<SnapshotPlace.Entry> entries = directory.children();
        boolean isComplete =
                entries.stream().anyMatch(entry -> entry.place().name().equals(MANIFEST));
        if (!isComplete) delete(directory, needed, entries);
    }

    /// Deletes all checkpoints, but no savepoints, and the root if nothing is left in it.
    public void deleteAll() throws IOException {
        // First: a record without its checkpoint looks like a loss.
        NewestRecord.delete(root);
        prune(0, Long.MAX_VALUE);
        SnapshotPlace others = of(spared);
        if (spared != NONE && manifest(others).isPresent()) record(open(others));
        deleteIfEmpty(root);
    }

    private static void deleteIfEmpty(SnapshotPlace directory) throws IOException {
        if (directory.exists() && directory.children().isEmpty()) directory.delete();
    }

    /// Deletes a checkpoint, and of its files those that no other beside it needs. Does nothing if it is gone.
    public static void dispose(Complete checkpoint) throws IOException {
        if (checkpoint.manifest().isSavepoint()) {
            if (checkpoint.path().resolve(MANIFEST).exists()) disposeSavepoint(checkpoint.path());
            return;
        }
        SnapshotPlace gone = checkpoint.path();
        SnapshotPlace root = checkpoint.root();
        CheckpointDirectory siblings = new CheckpointDirectory(root);
        Set<SnapshotPlace> needed = new HashSet<>();
        for (SnapshotPlace other : siblings.all()) {
            if (other.equals(gone)) continue;
            manifest(other).ifPresent(known -> known.files().forEach(file -> needed.add(root.resolve(file.path()))));
        }
        if (siblings.recordedNumber() == checkpoint.manifest().checkpoint()) NewestRecord.delete(root);
        gone.resolve(MANIFEST).delete();
        Set<SnapshotPlace> emptied = new LinkedHashSet<>(List.of(gone));
        for (Manifest.StateFile file : checkpoint.manifest().files()) {
            SnapshotPlace place = root.resolve(file.path());
            if (needed.contains(place)) continue;
            place.delete();
            SnapshotPlace directory = place.parent();
            if (directory != null) emptied.add(directory);
        }
        for (SnapshotPlace directory : emptied) deleteIfEmpty(directory);
    }

    /// Deletes a savepoint's own files, and its directory if nothing else is in it.
    ///
    /// @throws MillraceException if it is none
    public static void disposeSavepoint(SnapshotPlace directory) throws IOException {
        if (!directory.resolve(MANIFEST).exists()) {
            throw NO_SAVEPOINT
                    .what("%s is no savepoint", directory)
                    .why("there is no file %s in it", MANIFEST)
                    .fix("name the directory that the savepoint was reported under; nothing was deleted");
        }
        Manifest manifest = open(directory).manifest();
        if (!manifest.isSavepoint()) {
            throw NO_SAVEPOINT
                    .what("%s is no savepoint", directory)
                    .why("it is checkpoint %d of job '%s', which owns it", manifest.checkpoint(), manifest.job())
                    .fix("checkpoints go when their job does; nothing was deleted");
        }
        directory.resolve(MANIFEST).delete();
        for (Manifest.StateFile file : manifest.files())
            directory.resolve(file.path()).delete();
        deleteIfEmpty(directory);
    }

    private static Optional<Manifest> manifest(SnapshotPlace directory) throws IOException {
        try {
            return Optional.of(open(directory).manifest());
        } catch (MillraceException damaged) {
            return Optional.empty();
        }
    }

    private static void delete(SnapshotPlace directory, Set<SnapshotPlace> needed, List<SnapshotPlace.Entry> entries)
            throws IOException {
        boolean isEmpty = true;
        for (SnapshotPlace.Entry entry : entries) {
            if (needed.contains(entry.place())) isEmpty = false;
            else entry.place().delete();
        }
        if (isEmpty) directory.delete();
    }
}
