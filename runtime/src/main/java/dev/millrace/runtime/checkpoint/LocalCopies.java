package dev.millrace.runtime.checkpoint;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.storage.Draft;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps second copies of the newest checkpoint's files on the local disk, for restarts while the process lives.
/// Copies are optional: if a copy cannot be written, the checkpoint still succeeds. Called by the thread that
/// writes checkpoints.
final class LocalCopies {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCopies.class);
    private static final long NONE = -1;

    private final Host host;
    private final Wishes wishes;
    /// The names of copied files, as in the manifest.
    private final Set<String> names = new HashSet<>();

    private @Nullable Path directory;
    private long newest = NONE;

    /// Holds the settings for local copies.
    ///
    /// @param isWritten true if copies are written
    /// @param isRead true if restarts read copies
    /// @param parent the parent directory; null for a temporary one
    record Wishes(
            boolean isWritten, boolean isRead, @Nullable String parent) {
        static Wishes of(Configuration configuration) {
            return new Wishes(
                    configuration.get(CheckpointingOptions.LOCAL_BACKUP_ENABLED),
                    configuration.get(StateRecoveryOptions.LOCAL_RECOVERY),
                    configuration
                            .getOptional(CheckpointingOptions.LOCAL_RECOVERY_TASK_MANAGER_STATE_ROOT_DIRS)
                            .map(all -> all.split("[,;]")[0].strip().replaceFirst("^file:(//)?", ""))
                            .orElse(null));
        }
    }

    LocalCopies(Host host, Wishes wishes) {
        this.host = host;
        this.wishes = wishes;
    }

    /// Returns a draft that also writes a copy of a checkpoint file.
    ///
    /// @param name the file's name in the manifest
    Draft copying(Draft main, String name) {
        if (!wishes.isWritten) return main;
        names.remove(name);
        try {
            return new Doubled(main, name, host.disk().create(place(name)));
        } catch (IOException failed) {
            warn(name, failed);
            return main;
        }
    }

    private Path place(String name) throws IOException {
        Path known = directory;
        if (known == null) {
            known = wishes.parent == null
                    ? host.disk().temporaryDirectory("millrace-local-copies")
                    : Path.of(
                            wishes.parent,
                            "millrace-" + Long.toHexString(host.chance().nextLong()));
            directory = known;
        }
        return known.resolve(name.replace('/', '-'));
    }

    private static void warn(String name, IOException failed) {
        LOG.warn("There is no local copy of {}: {}", name, failed.toString());
    }

    /// Keeps the copies of a completed checkpoint, and deletes all others.
    void keep(Manifest manifest) throws IOException {
        if (!wishes.isWritten) return;
        Set<String> needed = new HashSet<>();
        for (Manifest.StateFile file : manifest.files()) needed.add(file.path());
        for (String name : List.copyOf(names)) if (!needed.contains(name)) delete(name);
        newest = manifest.checkpoint();
    }

    private void delete(String name) throws IOException {
        host.disk().delete(place(name));
        names.remove(name);
    }

    /// Returns the checkpoint whose files all have local copies, so that the main files need not be verified;
    /// negative if there is none.
    long readable(CheckpointDirectory checkpoints) throws IOException {
        if (!wishes.isRead || newest == NONE) return NONE;
        try {
            CheckpointDirectory.Complete main = CheckpointDirectory.open(checkpoints.of(newest));
            List<SnapshotFile> files = CheckpointDirectory.files(main);
            List<SnapshotFile> local = instead(main.manifest(), files);
            for (SnapshotFile file : files) if (local.contains(file)) return NONE;
            return newest;
        } catch (MillraceException unusable) {
            return NONE;
        }
    }

    /// Replaces files by their copies where the copies are identical.
    ///
    /// @param files the files in the order of the manifest
    List<SnapshotFile> instead(Manifest manifest, List<SnapshotFile> files) {
        if (!wishes.isRead) return files;
        List<SnapshotFile> chosen = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Manifest.StateFile listed = manifest.files().get(i);
            SnapshotFile copy = copy(listed, files.get(i));
            chosen.add(copy == null ? files.get(i) : copy);
        }
        return chosen;
    }

    private @Nullable SnapshotFile copy(Manifest.StateFile listed, SnapshotFile main) {
        if (!names.contains(listed.path())) return null;
        try {
            Path path = place(listed.path());
            if (host.disk().entry(path).size() != listed.size()) return null;
            SnapshotFile copy = SnapshotFile.open(host.disk(), path);
            if (!copy.isSameAs(main)) return null;
            copy.verify();
            return copy;
        } catch (IOException | MillraceException damaged) {
            LOG.warn("The local copy of {} is damaged and is not used: {}", listed.path(), damaged.toString());
            names.remove(listed.path());
            return null;
        }
    }

    /// Deletes the copies at the job's end.
    void close() throws IOException {
        Path known = directory;
        if (known == null) return;
        Disk disk = host.disk();
        if (disk.exists(known)) for (Disk.Entry each : disk.list(known)) disk.delete(each.path());
        disk.delete(known);
    }

    /// Writes a file and its copy. Failures of the copy are ignored.
    private final class Doubled implements Draft {
        private final Draft main;
        private final String name;
        private @Nullable OutputStream copy;

        Doubled(Draft main, String name, OutputStream copy) {
            this.main = main;
            this.name = name;
            this.copy = copy;
        }

        private final OutputStream out = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                main.out().write(bytes, offset, length);
                OutputStream second = copy;
                if (second == null) return;
                try {
                    second.write(bytes, offset, length);
                } catch (IOException failed) {
                    warn(name, failed);
                    forget();
                }
            }
        };

        @Override
        public OutputStream out() {
            return out;
        }

        @Override
        public void publish() throws IOException {
            main.publish();
            OutputStream second = copy;
            if (second == null) return;
            copy = null;
            try {
                second.close();
                names.add(name);
            } catch (IOException failed) {
                warn(name, failed);
            }
        }

        private void forget() {
            OutputStream second = copy;
            copy = null;
            try {
                if (second != null) second.close();
                delete(name);
            } catch (IOException left) {
                warn(name, left);
            }
        }

        @Override
        public void close() throws IOException {
            if (copy != null) forget();
            main.close();
        }
    }
}
