package dev.millrace.state.checkpoint;

import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.state.file.SnapshotFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// The checkpoints of one job: a directory `chk-N` for each, with its own files, and with a manifest named
/// `_metadata` once it is complete. A manifest may name files of earlier directories, which then stay. One thread
/// at a time.
public final class CheckpointDirectory {
    /// The file that makes a checkpoint complete.
    public static final String MANIFEST = "_metadata";

    private static final String PREFIX = "chk-";
    private static final long NONE = -1;

    private final Disk disk;
    private final Path root;
    private boolean isRootDurable;

    /// A complete checkpoint.
    ///
    /// @param path its own directory
    public record Complete(Path path, Manifest manifest) {
        /// Where the names of its files begin: a savepoint has them all itself, a checkpoint shares them with
        /// others.
        public Path root() {
            Path parent = path.toAbsolutePath().getParent();
            return manifest.isSavepoint() || parent == null ? path : parent;
        }
    }

    /// @param root of all checkpoints of the job; made when the first is taken
    public CheckpointDirectory(Disk disk, Path root) {
        this.disk = disk;
        this.root = root;
    }

    /// Where the files of a checkpoint go.
    public Path of(long checkpoint) {
        return root.resolve(PREFIX + checkpoint);
    }

    /// The name under which a manifest knows a file of this job.
    public String nameOf(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /// Makes a checkpoint complete, whose files are all there: durably, and at once or not at all.
    public Complete complete(Manifest manifest) throws IOException {
        Complete complete = complete(disk, of(manifest.checkpoint()), manifest);
        Path parent = root.toAbsolutePath().getParent();
        if (!isRootDurable && parent != null) disk.sync(parent);
        isRootDurable = true;
        return complete;
    }

    /// The same for a savepoint, whose files are all in its own directory.
    public static Complete completeSavepoint(Disk disk, Path directory, Manifest manifest) throws IOException {
        Check.that(manifest.isSavepoint(), "%s is no savepoint", manifest);
        return complete(disk, directory, manifest);
    }

    private static Complete complete(Disk disk, Path directory, Manifest manifest) throws IOException {
        disk.makeDirectories(directory);
        Path unfinished = directory.resolve(MANIFEST + ".unfinished");
        try (OutputStream out = disk.create(unfinished)) {
            out.write(ManifestForm.write(manifest));
        }
        disk.sync(unfinished);
        disk.move(unfinished, directory.resolve(MANIFEST));
        disk.sync(directory);
        // The directory may be new: what it holds lasts only if its own name does.
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) disk.sync(parent);
        return new Complete(directory, manifest);
    }

    /// Reads what a directory holds, wherever it lies.
    ///
    /// @throws MillraceException if it is no complete checkpoint, or its manifest is damaged
    public static Complete open(Disk disk, Path directory) throws IOException {
        Path manifest = directory.resolve(MANIFEST);
        try (InputStream in = disk.read(manifest, 0)) {
            return new Complete(directory, ManifestForm.read(in.readAllBytes(), manifest));
        } catch (NoSuchFileException missing) {
            throw ManifestForm.corrupt(directory, "there is no file " + MANIFEST + ", so it was never complete");
        }
    }

    /// Makes sure that a checkpoint lasts before anything is done because of it. Whoever completed it may have
    /// died, or been told of an error, after it could be seen and before it was durable.
    public static void settle(Disk disk, Complete checkpoint) throws IOException {
        Path root = checkpoint.root().toAbsolutePath();
        Set<Path> directories = new LinkedHashSet<>();
        for (Manifest.StateFile file : checkpoint.manifest().files()) {
            Path path = root.resolve(file.path());
            disk.sync(path);
            if (path.getParent() != null) directories.add(path.getParent());
        }
        disk.sync(checkpoint.path().resolve(MANIFEST));
        directories.add(checkpoint.path().toAbsolutePath());
        directories.add(root);
        if (root.getParent() != null) directories.add(root.getParent());
        for (Path directory : directories) disk.sync(directory);
    }

    /// All directories of checkpoints, the newest first, complete or not.
    public List<Path> all() throws IOException {
        if (!disk.exists(root)) return List.of();
        List<Path> found = new ArrayList<>();
        for (Disk.Entry entry : disk.list(root)) {
            if (entry.isDirectory() && number(entry.path()) >= 0) found.add(entry.path());
        }
        found.sort(Comparator.comparingLong(CheckpointDirectory::number).reversed());
        return found;
    }

    /// The greatest number that a directory here has, complete or not; 0 if there is none. A checkpoint with a
    /// smaller number would look older than what is damaged or was given up.
    public long greatestNumber() throws IOException {
        List<Path> all = all();
        return all.isEmpty() ? 0 : number(all.getFirst());
    }

    private static long number(Path directory) {
        String name = directory.getFileName().toString();
        if (!name.matches(PREFIX + "\\d{1,18}")) return -1;
        return Long.parseLong(name.substring(PREFIX.length()));
    }

    /// The newest checkpoint that is complete and whose files are whole.
    ///
    /// @param refused told of newer ones that cannot, and why
    public Optional<Complete> newest(BiConsumer<Path, MillraceException> refused) throws IOException {
        return newest(refused, NONE);
    }

    /// The same for whoever knows that one checkpoint is whole, which saves reading it.
    ///
    /// @param trusted its number
    public Optional<Complete> newest(BiConsumer<Path, MillraceException> refused, long trusted) throws IOException {
        for (Path directory : all()) {
            try {
                Complete complete = open(disk, directory);
                List<SnapshotFile> files = files(disk, complete);
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
        Path root = checkpoint.root();
        List<SnapshotFile> files = new ArrayList<>();
        for (Manifest.StateFile file : checkpoint.manifest().files()) {
            Path path = root.resolve(file.path());
            if (!disk.exists(path)) throw ManifestForm.corrupt(checkpoint.path(), "its file " + path + " is missing");
            long size = disk.entry(path).size();
            if (size != file.size()) {
                throw ManifestForm.corrupt(
                        checkpoint.path(), "its file %s has %d bytes instead of %d".formatted(path, size, file.size()));
            }
            files.add(SnapshotFile.open(disk, path));
        }
        return files;
    }

    /// Deletes all but the newest complete checkpoints and what these need: older ones, and what was never
    /// completed. Savepoints stay, and so does what is damaged, which somebody may want to repair.
    ///
    /// @param keep how many to keep
    /// @param underway checkpoints from this one on are still being taken
    public void prune(int keep, long underway) throws IOException {
        Set<Path> needed = new HashSet<>();
        List<Path> superfluous = new ArrayList<>();
        int kept = 0;
        for (Path directory : all()) {
            if (number(directory) >= underway) continue;
            if (!disk.exists(directory.resolve(MANIFEST))) {
                superfluous.add(directory);
                continue;
            }
            Optional<Manifest> manifest = manifest(directory);
            if (manifest.isEmpty()) continue;
            if (!manifest.get().isSavepoint() && kept++ >= keep) superfluous.add(directory);
            else manifest.get().files().forEach(file -> needed.add(root.resolve(file.path())));
        }
        // Whoever looks for the newest in the midst of this must not find an older one.
        for (Path directory : superfluous.reversed()) disk.delete(directory.resolve(MANIFEST));
        for (Path directory : superfluous) delete(directory, needed);
    }

    /// Deletes the root if nothing is left in it.
    public void deleteIfEmpty() throws IOException {
        if (disk.exists(root) && disk.list(root).isEmpty()) disk.delete(root);
    }

    private Optional<Manifest> manifest(Path directory) throws IOException {
        try {
            return Optional.of(open(disk, directory).manifest());
        } catch (MillraceException damaged) {
            return Optional.empty();
        }
    }

    private void delete(Path directory, Set<Path> needed) throws IOException {
        boolean isEmpty = true;
        for (Disk.Entry entry : disk.list(directory)) {
            if (needed.contains(entry.path())) isEmpty = false;
            else disk.delete(entry.path());
        }
        if (isEmpty) disk.delete(directory);
    }
}
