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

/// Manages the checkpoints of one job. Each checkpoint has a directory `chk-N` with its own files. A complete
/// checkpoint also has a manifest named `_metadata`. A manifest may refer to files of earlier directories, which are
/// then kept. Not thread-safe.
public final class CheckpointDirectory {
    /// The name of the file that makes a checkpoint complete.
    public static final String MANIFEST = "_metadata";

    private static final Fault NO_SAVEPOINT = new Fault(4230, Category.USER, "a directory is not a savepoint");

    /// The maximum size of a manifest.
    private static final int MANIFEST_BYTES_MAX = 64 << 20;

    private static final String PREFIX = "chk-";
    private static final long NONE = -1;

    private final SnapshotPlace root;
    private final long spared;
    private boolean isRootDurable;

    /// Represents a complete checkpoint.
    ///
    /// @param path the checkpoint's own directory
    public record Complete(SnapshotPlace path, Manifest manifest) {
        /// Returns the directory to which the file names in the manifest are relative. A savepoint contains all
        /// its files; a checkpoint shares files with others.
        public SnapshotPlace root() {
            SnapshotPlace parent = path.parent();
            return manifest.isSavepoint() || parent == null ? path : parent;
        }
    }

    /// Creates the directory of a job.
    ///
    /// @param root the parent directory of all checkpoints of the job; created with the first checkpoint
    public CheckpointDirectory(Disk disk, Path root) {
        this(SnapshotPlace.of(disk, root));
    }

    /// Creates the directory of a job on any file system.
    public CheckpointDirectory(SnapshotPlace root) {
        this(root, NONE);
    }

    /// Creates the directory of a job that leaves one checkpoint to its owner.
    ///
    /// @param spared the number of a checkpoint that this job does not own and never deletes
    public CheckpointDirectory(SnapshotPlace root, long spared) {
        this.root = root;
        this.spared = spared;
    }

    /// Returns the parent directory of all checkpoints.
    public SnapshotPlace root() {
        return root;
    }

    /// Returns the directory of a checkpoint.
    public SnapshotPlace of(long checkpoint) {
        return root.resolve(PREFIX + checkpoint);
    }

    /// Returns the name by which a manifest refers to a file of this job.
    public String nameOf(SnapshotPlace file) {
        return root.nameOf(file);
    }

    /// Completes a checkpoint whose files exist. The operation is durable and atomic.
    public Complete complete(Manifest manifest) throws IOException {
        Complete complete = complete(of(manifest.checkpoint()), manifest);
        SnapshotPlace parent = root.parent();
        if (!isRootDurable && parent != null) parent.settle();
        isRootDurable = true;
        record(complete);
        return complete;
    }

    /// Records that sinks may commit the output of a snapshot, so that the job must not restart from an older one.
    public void record(Complete newest) throws IOException {
        NewestRecord.write(root, newest);
    }

    /// Deletes the record of the newest snapshot. Only allowed if no sink has committed output of a snapshot.
    public void forget() throws IOException {
        NewestRecord.delete(root);
    }

    /// Returns the newest snapshot that sinks may have committed. Empty if there is no record.
    ///
    /// @throws MillraceException if the record is damaged
    public Optional<NewestRecord> recorded() throws IOException {
        return NewestRecord.read(root);
    }

    /// Completes a savepoint, which contains all its files.
    public static Complete completeSavepoint(Disk disk, Path directory, Manifest manifest) throws IOException {
        return completeSavepoint(SnapshotPlace.of(disk, directory), manifest);
    }

    /// Completes a savepoint on any file system.
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
        // The directory may be new, so its entry in the parent must be durable too.
        SnapshotPlace parent = directory.parent();
        if (parent != null) parent.settle();
        return new Complete(directory, manifest);
    }

    /// Reads the complete checkpoint or savepoint in a directory.
    ///
    /// @throws MillraceException if the checkpoint is not complete, or its manifest is damaged
    public static Complete open(Disk disk, Path directory) throws IOException {
        return open(SnapshotPlace.of(disk, directory));
    }

    /// Reads the complete checkpoint or savepoint in a directory on any file system.
    public static Complete open(SnapshotPlace directory) throws IOException {
        SnapshotPlace manifest = directory.resolve(MANIFEST);
        try {
            return new Complete(directory, ManifestCodec.read(manifest.read(0, MANIFEST_BYTES_MAX), manifest));
        } catch (NoSuchFileException missing) {
            throw ManifestCodec.corrupt(directory, "there is no file " + MANIFEST + ", so it was never complete");
        }
    }

    /// Makes a checkpoint durable before the job uses it. The process that completed the checkpoint may have failed
    /// after the manifest was visible and before it was durable.
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

    /// Returns the directories of all checkpoints, the newest first, complete or not.
    public List<SnapshotPlace> all() throws IOException {
        List<SnapshotPlace> found = new ArrayList<>();
        for (SnapshotPlace.Entry entry : root.children()) {
            if (entry.isDirectory() && number(entry.place()) >= 0) found.add(entry.place());
        }
        found.sort(Comparator.comparingLong(CheckpointDirectory::number).reversed());
        return found;
    }

    /// Returns the greatest number of a checkpoint directory, complete or not, or 0 if there is none. New
    /// checkpoints need greater numbers; otherwise they would appear older than damaged or aborted ones.
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

    /// Returns the number of the checkpoint in a directory. Empty if the directory is not a checkpoint's.
    public static OptionalLong numberOf(SnapshotPlace directory) {
        long number = number(directory);
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static long number(SnapshotPlace directory) {
        String name = directory.name();
        if (!name.matches(PREFIX + "\\d{1,18}")) return -1;
        return Long.parseLong(name.substring(PREFIX.length()));
    }

    /// Returns the newest complete checkpoint whose files are undamaged.
    ///
    /// @param refused receives newer checkpoints that are unusable, with the reason
    public Optional<Complete> newest(BiConsumer<SnapshotPlace, MillraceException> refused) throws IOException {
        return newest(refused, NONE);
    }

    /// Returns the newest complete checkpoint whose files are undamaged, without reading the files of
    /// one checkpoint.
    ///
    /// @param trusted the number of a checkpoint that is known to be undamaged
    public Optional<Complete> newest(BiConsumer<SnapshotPlace, MillraceException> refused, long trusted)
            throws IOException {
        return newest(Long.MAX_VALUE, refused, trusted, Long.MAX_VALUE);
    }

    /// Returns the newest complete checkpoint whose files are undamaged, for a job that knows which checkpoints
    /// have not been used. If the manifest of an unused checkpoint cannot be read, the writer failed before the
    /// end of the file. Some file systems never let such a file be read. The manifest is then deleted, so that
    /// the checkpoint is not used later either.
    ///
    /// @param trusted the number of a checkpoint that is known to be undamaged
    /// @param unused the number from which on no sink was told that a checkpoint is complete
    public Optional<Complete> newest(BiConsumer<SnapshotPlace, MillraceException> refused, long trusted, long unused)
            throws IOException {
        return newest(Long.MAX_VALUE, refused, trusted, unused);
    }

    /// Returns the newest usable checkpoint up to a number.
    public Optional<Complete> newestUpTo(long most, BiConsumer<SnapshotPlace, MillraceException> refused)
            throws IOException {
        return newest(most, refused, NONE, Long.MAX_VALUE);
    }

    private Optional<Complete> newest(
            long most, BiConsumer<SnapshotPlace, MillraceException> refused, long trusted, long unused)
            throws IOException {
        for (SnapshotPlace directory : all()) {
            if (number(directory) > most) continue;
            try {
                Complete complete = number(directory) < unused ? open(directory) : openUnused(directory);
                List<SnapshotFile> files = files(complete);
                if (complete.manifest().checkpoint() != trusted) for (SnapshotFile file : files) file.verify();
                return Optional.of(complete);
            } catch (MillraceException unusable) {
                refused.accept(directory, unusable);
            }
        }
        return Optional.empty();
    }

    private static Complete openUnused(SnapshotPlace directory) throws IOException {
        try {
            return open(directory);
        } catch (IOException unreadable) {
            try {
                directory.resolve(MANIFEST).delete();
            } catch (IOException unreachable) {
                unreadable.addSuppressed(unreachable);
                throw unreadable;
            }
            throw ManifestCodec.corrupt(
                    directory,
                    "its file %s was not closed, so it was never complete: %s".formatted(MANIFEST, unreadable));
        }
    }

    /// Opens the files of a checkpoint, in the order in which they must be read.
    ///
    /// @throws MillraceException if a file is missing or damaged
    public static List<SnapshotFile> files(Disk disk, Complete checkpoint) throws IOException {
        return files(checkpoint);
    }

    /// Opens the files of a checkpoint on any file system, in the order in which they must be read.
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

    /// Deletes old checkpoints: all but the newest complete ones, the files that these need, and incomplete ones.
    /// Savepoints stay. Damaged checkpoints stay too, so that a user can repair them.
    ///
    /// @param keep the number of complete checkpoints to keep
    /// @param underway the number from which on checkpoints are still in progress
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
        // Delete the oldest manifest first, so that a concurrent reader never finds an older checkpoint as the newest.
        for (SnapshotPlace directory : superfluous.reversed())
            directory.resolve(MANIFEST).delete();
        for (SnapshotPlace directory : superfluous) delete(directory, needed, directory.children());
        for (SnapshotPlace directory : incomplete) deleteIncomplete(directory, needed);
    }

    /// Deletes an incomplete checkpoint. Checks the manifest again, because an unreliable file system may have
    /// hidden it for a moment.
    private static void deleteIncomplete(SnapshotPlace directory, Set<SnapshotPlace> needed) throws IOException {
        List<SnapshotPlace.Entry> entries = directory.children();
        boolean isComplete =
                entries.stream().anyMatch(entry -> entry.place().name().equals(MANIFEST));
        if (!isComplete) delete(directory, needed, entries);
    }

    /// Deletes all checkpoints, but no savepoints. Deletes the parent directory if it is empty afterwards.
    public void deleteAll() throws IOException {
        // Delete the record first: a record without its checkpoint looks like a loss.
        NewestRecord.delete(root);
        prune(0, Long.MAX_VALUE);
        SnapshotPlace others = of(spared);
        if (spared != NONE && manifest(others).isPresent()) record(open(others));
        deleteIfEmpty(root);
    }

    private static void deleteIfEmpty(SnapshotPlace directory) throws IOException {
        if (directory.exists() && directory.children().isEmpty()) directory.delete();
    }

    /// Deletes a checkpoint and those of its files that no other checkpoint in the same parent directory needs.
    /// Does nothing if the checkpoint no longer exists.
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

    /// Deletes the files of a savepoint, and its directory if it is empty afterwards.
    ///
    /// @throws MillraceException if the directory is not a savepoint
    public static void disposeSavepoint(SnapshotPlace directory) throws IOException {
        if (!directory.resolve(MANIFEST).exists()) {
            throw NO_SAVEPOINT
                    .what("%s is not a savepoint.", directory)
                    .why("The directory has no file %s.", MANIFEST)
                    .fix("Use the directory that was reported for the savepoint. Nothing was deleted.");
        }
        Manifest manifest = open(directory).manifest();
        if (!manifest.isSavepoint()) {
            throw NO_SAVEPOINT
                    .what("%s is not a savepoint.", directory)
                    .why(
                            "The directory is checkpoint %d of job '%s', which owns it.",
                            manifest.checkpoint(), manifest.job())
                    .fix("Checkpoints are deleted with their job. Nothing was deleted.");
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
