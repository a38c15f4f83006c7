package dev.millrace.cluster.journal;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Stores epochs as files of a directory, one file for each claim. Each name can be created only once. All processes
/// must see each other's changes of the directory immediately: use a local file system, or a shared one that does not
/// cache directories (NFS: `noac`).
public final class DirectoryEpochs implements Epochs {
    private static final String PREFIX = "epoch-";
    private static final int TRIES = 20;
    /// The number of old claims that stay. Listing a directory is not atomic. If a newer claim deletes the highest
    /// claim during a listing, the listing can miss both and return an old claim as the highest. With 50 old
    /// claims, this would need more than 50 claims during one listing.
    private static final int KEPT = 50;

    private final Host host;
    private final Disk disk;
    private final Path directory;

    public DirectoryEpochs(Host host, Path directory) {
        this.host = host;
        this.disk = host.disk();
        this.directory = directory;
        try {
            disk.makeDirectories(directory);
        } catch (IOException refused) {
            throw fault("made", refused);
        }
    }

    @Override
    public Claim highest() {
        try {
            for (int i = 0; i < TRIES; i++) {
                List<Long> claimed = claimed();
                if (claimed.isEmpty()) return Claim.NONE;
                long highest = claimed.getLast();
                try (InputStream in = disk.read(file(highest), 0)) {
                    return new Claim(highest, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                } catch (NoSuchFileException overtaken) {
                    // Another process has claimed a higher epoch and deleted this file.
                    continue;
                }
            }
            throw new IOException("claims came and went " + TRIES + " times");
        } catch (IOException unreadable) {
            throw fault("read", unreadable);
        }
    }

    @Override
    public boolean claim(long epoch, String who) {
        try {
            List<Long> before = claimed();
            if (!before.isEmpty() && before.getLast() >= epoch) return false;
            Path written =
                    directory.resolve("claim-" + Long.toHexString(host.chance().nextLong()));
            try (OutputStream out = disk.create(written)) {
                out.write(who.getBytes(StandardCharsets.UTF_8));
            }
            disk.sync(written);
            boolean isOurs = disk.moveIfFree(written, file(epoch));
            if (!isOurs) disk.delete(written);
            disk.sync(directory);
            return isOurs && isHighest(epoch);
        } catch (IOException failed) {
            throw fault("claimed", failed);
        }
    }

    /// Returns whether no higher epoch has been claimed. A name becomes free again when its file is deleted, so a
    /// claim can succeed too late.
    private boolean isHighest(long epoch) throws IOException {
        List<Long> claimed = claimed();
        for (long old : claimed) if (old < epoch - KEPT) disk.delete(file(old));
        return claimed.getLast() == epoch;
    }

    private List<Long> claimed() throws IOException {
        List<Long> claimed = new ArrayList<>();
        for (Disk.Entry entry : disk.list(directory)) {
            String name = entry.path().getFileName().toString();
            if (name.startsWith(PREFIX)) claimed.add(Long.parseLong(name.substring(PREFIX.length())));
        }
        // The names have leading zeros, and the list is sorted.
        return claimed;
    }

    private Path file(long epoch) {
        return directory.resolve(String.format(Locale.ROOT, "%s%019d", PREFIX, epoch));
    }

    private MillraceException fault(String verb, IOException cause) {
        return ClusterFaults.EPOCHS_IO
                .what("Epochs in %s cannot be %s.", directory, verb)
                .cause(cause)
                .fix("Check that the directory exists, is shared and is writable.");
    }
}
