package dev.millrace.cluster.artifact;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.CRC32C;

/// Stores artifacts as files of a directory. Incomplete files have a suffix. Not thread-safe.
final class ArtifactFiles {
    private static final String PART = ".part";
    private static final int BUFFER = 1 << 16;

    private final Host host;
    private final Disk disk;
    private final Path directory;

    ArtifactFiles(Host host, Disk disk, Path directory) {
        this.host = host;
        this.disk = disk;
        this.directory = directory;
        try {
            disk.makeDirectories(directory);
        } catch (IOException refused) {
            throw fault("The directory of artifacts", refused);
        }
    }

    Path file(String hash) {
        return directory.resolve(hash);
    }

    private Path part(String hash) {
        return directory.resolve(hash + PART);
    }

    /// Opens an artifact for reading.
    InputStream open(String hash) throws IOException {
        return disk.read(file(hash), 0);
    }

    boolean has(Artifact artifact) {
        return disk.exists(file(artifact.hash()));
    }

    /// Returns all complete artifacts, sorted by hash.
    List<Artifact> all() {
        try {
            List<Artifact> all = new ArrayList<>();
            for (Disk.Entry entry : disk.list(directory)) {
                String name = entry.path().getFileName().toString();
                if (name.length() == 64) all.add(new Artifact(name, entry.size()));
            }
            return all;
        } catch (IOException unreadable) {
            throw fault("The directory of artifacts", unreadable);
        }
    }

    /// Deletes all files that are not held: artifacts, incomplete artifacts, and uploads that a failed
    /// process left.
    void sweep(Predicate<String> isHeld) {
        try {
            for (Disk.Entry entry : disk.list(directory)) {
                String name = entry.path().getFileName().toString();
                if (!isHeld.test(name.replace(PART, ""))) disk.delete(entry.path());
            }
        } catch (IOException failed) {
            throw fault("The directory of artifacts", failed);
        }
    }

    /// Returns the number of bytes received so far.
    ///
    /// @throws MillraceException [ClusterFaults#ARTIFACT_DAMAGED] if all bytes came but the hash is wrong; then the
    /// transfer starts again
    long received(Artifact artifact) {
        try {
            if (has(artifact)) return artifact.bytes();
            if (!disk.exists(part(artifact.hash()))) return 0;
            long size = disk.entry(part(artifact.hash())).size();
            if (size < artifact.bytes()) return size;
            // A process failed after it had received the last bytes and before it checked the hash.
            complete(artifact);
            return artifact.bytes();
        } catch (IOException unreadable) {
            throw fault(artifact.hash(), unreadable);
        }
    }

    /// Copies a stream whose hash is not known yet.
    Artifact add(InputStream content) {
        Path incoming =
                directory.resolve("incoming-" + Long.toHexString(host.chance().nextLong()));
        try {
            MessageDigest digest = Artifact.digest();
            long size = 0;
            try (OutputStream out = disk.create(incoming)) {
                byte[] buffer = new byte[BUFFER];
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    digest.update(buffer, 0, read);
                    out.write(buffer, 0, read);
                    size += read;
                }
            }
            Artifact artifact = new Artifact(Artifact.hex(digest.digest()), size);
            keep(incoming, artifact);
            return artifact;
        } catch (IOException failed) {
            throw fault("An incoming artifact", failed);
        }
    }

    /// Appends bytes if they follow those received. After the last bytes, checks the hash.
    ///
    /// @throws MillraceException [ClusterFaults#ARTIFACT_DAMAGED]; if the hash is wrong, the transfer starts again
    void receive(Artifact artifact, long offset, byte[] bytes, long sum) {
        if (sum(bytes) != sum) throw damaged(artifact, "The chunk at byte " + offset + " was changed on the way.");
        long received = received(artifact);
        if (has(artifact) || offset != received) return;
        if (received + bytes.length > artifact.bytes())
            throw damaged(artifact, "More bytes arrived than the artifact has.");
        try (OutputStream out = disk.append(part(artifact.hash()))) {
            out.write(bytes);
        } catch (IOException failed) {
            throw fault(artifact.hash(), failed);
        }
        if (received + bytes.length == artifact.bytes()) complete(artifact);
    }

    private void complete(Artifact artifact) {
        Path part = part(artifact.hash());
        try {
            if (!hash(part).equals(artifact.hash())) {
                disk.delete(part);
                throw damaged(artifact, "All bytes arrived, but their hash is wrong.");
            }
            keep(part, artifact);
        } catch (IOException failed) {
            throw fault(artifact.hash(), failed);
        }
    }

    private void keep(Path written, Artifact artifact) throws IOException {
        disk.sync(written);
        disk.move(written, file(artifact.hash()));
        disk.sync(directory);
    }

    /// Returns whether the content of the file matches its name. If not, deletes the file.
    boolean isSound(Artifact artifact) {
        try {
            if (hash(file(artifact.hash())).equals(artifact.hash())) return true;
            disk.delete(file(artifact.hash()));
            return false;
        } catch (IOException unreadable) {
            throw fault(artifact.hash(), unreadable);
        }
    }

    private String hash(Path file) throws IOException {
        MessageDigest digest = Artifact.digest();
        try (InputStream in = disk.read(file, 0)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) digest.update(buffer, 0, read);
        }
        return Artifact.hex(digest.digest());
    }

    byte[] read(Artifact artifact, long offset, int most) {
        if (!has(artifact)) {
            throw ClusterFaults.ARTIFACT_MISSING
                    .what("Artifact %s does not exist.", artifact.hash())
                    .why("The artifact was never stored, or no job uses it any more.")
                    .fix("Submit the job again.");
        }
        try (InputStream in = disk.read(file(artifact.hash()), offset)) {
            return in.readNBytes(most);
        } catch (IOException failed) {
            throw fault(artifact.hash(), failed);
        }
    }

    void delete(String hash) {
        try {
            disk.delete(file(hash));
            disk.delete(part(hash));
        } catch (IOException failed) {
            throw fault(hash, failed);
        }
    }

    static long sum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue();
    }

    static MillraceException damaged(Artifact artifact, String why) {
        return ClusterFaults.ARTIFACT_DAMAGED
                .what("Artifact %s cannot be received.", artifact.hash())
                .why("%s", why)
                .fix("Try again. If the error remains, check whether a disk or a proxy changes bytes.");
    }

    static MillraceException fault(String what, IOException cause) {
        return ClusterFaults.ARTIFACT_IO
                .what("%s cannot be read or written.", what)
                .cause(cause)
                .fix("Check that the directory exists, has free space and is writable.");
    }
}
