package dev.millrace.cluster.journal;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.storage.SharedDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Stores records durably in a directory that all coordinators share, before the coordinator acts on them.
/// Not thread-safe.
///
/// Each leader and each compaction write a file of their own. A new leader first claims its epoch, then copies the
/// newest file into a file of its own, and writes only there. A leader checks the epochs *after* it has made a record
/// durable. If its epoch is still the highest, no new leader has begun to read, so a later one will find the record.
/// Otherwise the record is refused. Therefore no acknowledged record is lost, and no two leaders acknowledge records at
/// the same time, whatever their clocks show. Nobody reads what a former leader writes to its own file later.
public final class Journal {
    private static final int TRIES = 20;
    /// The number of records after which a file is replaced, if each record is a file of its own.
    private static final int FILES_MAX = 200;

    private final Disk disk;
    private final Path directory;
    private final String address;
    private final Epochs epochs;
    private final long epoch;
    private JournalFile.Name name;
    private long sequence;
    private long bytes;
    private int appended;
    private final boolean isCareless;
    private boolean isClosed;

    private Journal(Host host, SharedDirectory directory, Epochs epochs, long epoch) {
        this.disk = directory.disk();
        this.isCareless = host.errs("deposed-leaders-write");
        this.directory = directory.path();
        this.address = directory.address();
        this.epochs = epochs;
        this.epoch = epoch;
        this.name = new JournalFile.Name(epoch, 0);
    }

    /// Holds an open journal and the records that were in it.
    ///
    /// @param entries the records, oldest first
    /// @param cutBytes the number of bytes after the last valid record, usually of a record that was never
    /// acknowledged. The new file does not contain them
    public record Opened(Journal journal, List<JournalEntry> entries, long cutBytes) {}

    /// Opens the journal as the leader of an epoch.
    ///
    /// @param epoch the epoch of the leader that opens the journal; claimed if no leader has claimed it yet
    /// @param who the identity of the leader
    /// @throws MillraceException [ClusterFaults#STALE_EPOCH] if there is a newer leader,
    /// [ClusterFaults#JOURNAL_CORRUPT], [ClusterFaults#JOURNAL_VERSION], [ClusterFaults#JOURNAL_IO]
    public static Opened open(Host host, SharedDirectory directory, Epochs epochs, long epoch, String who) {
        if (epochs.highest().epoch() < epoch) epochs.claim(epoch, who);
        Journal journal = new Journal(host, directory, epochs, epoch);
        journal.checkEpoch();
        try {
            journal.disk.makeDirectories(journal.directory);
            JournalFile.Content content = journal.readNewest();
            journal.rewrite(content.entries());
            // A leader that was suspended meanwhile must not delete files of jobs that it does not know.
            journal.checkEpoch();
            return new Opened(journal, content.entries(), content.cutBytes());
        } catch (IOException failed) {
            throw journal.failed("opened", failed);
        }
    }

    public long epoch() {
        return epoch;
    }

    /// Returns the size of the file in bytes. Callers use it to decide when to [#compact].
    public long bytes() {
        return bytes;
    }

    /// Returns whether the journal consists of so many files that it should be compacted.
    public boolean isFragmented() {
        return appended >= FILES_MAX && !disk.appendsInPlace();
    }

    /// Appends a record. When this method returns, the record is durable, and this process was the leader up
    /// to then.
    ///
    /// @throws MillraceException [ClusterFaults#STALE_EPOCH] or [ClusterFaults#JOURNAL_IO]; then the record may or
    /// may not be stored, and the journal accepts no more records until it is opened again
    public void append(int type, byte[] payload) {
        checkOpen();
        byte[] written = JournalFile.record(new JournalEntry(type, epoch, payload), sequence);
        try {
            Path file = name.in(directory);
            try (OutputStream out = disk.append(file)) {
                out.write(written);
            }
            disk.sync(file);
        } catch (IOException failed) {
            throw failed("written", failed);
        }
        checkEpoch();
        sequence++;
        appended++;
        bytes += written.length;
    }

    /// Replaces all records by fewer records with the same meaning, atomically.
    public void compact(List<JournalEntry> entries) {
        checkOpen();
        try {
            rewrite(entries);
        } catch (IOException failed) {
            throw failed("compacted", failed);
        }
        checkEpoch();
    }

    private JournalFile.Content readNewest() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            List<JournalFile.Name> names = names();
            if (names.isEmpty()) return new JournalFile.Content(List.of(), 0);
            JournalFile.Name newest = names.getLast();
            Path file = newest.in(directory);
            try (InputStream in = disk.read(file, 0)) {
                if (newest.epoch() == epoch) name = new JournalFile.Name(epoch, newest.generation() + 1);
                return JournalFile.read(file, in.readAllBytes());
            } catch (NoSuchFileException compacted) {
                // The previous leader has just replaced this file. The next listing finds the new one.
                continue;
            }
        }
        throw new IOException("its files came and went " + TRIES + " times");
    }

    private void rewrite(List<JournalEntry> entries) throws IOException {
        JournalFile.Name next = sequence == 0 && bytes == 0 ? name : new JournalFile.Name(epoch, name.generation() + 1);
        Path written = directory.resolve("new-" + next.in(directory).getFileName());
        long size = 0;
        long count = 0;
        try (OutputStream out = disk.create(written)) {
            byte[] head = JournalFile.head();
            out.write(head);
            size += head.length;
            for (JournalEntry entry : entries) {
                byte[] record = JournalFile.record(entry, count++);
                out.write(record);
                size += record.length;
            }
        }
        disk.sync(written);
        disk.move(written, next.in(directory));
        disk.sync(directory);
        name = next;
        sequence = count;
        bytes = size;
        appended = 0;
        for (JournalFile.Name old : names()) if (old.compareTo(next) < 0) disk.delete(old.in(directory));
    }

    private List<JournalFile.Name> names() throws IOException {
        List<JournalFile.Name> names = new ArrayList<>();
        for (Disk.Entry entry : disk.list(directory)) {
            JournalFile.Name found = JournalFile.Name.of(entry.path());
            if (found != null) names.add(found);
        }
        Collections.sort(names);
        return names;
    }

    private void checkOpen() {
        if (!isClosed) return;
        throw ClusterFaults.JOURNAL_CLOSED
                .what("The journal in %s accepts no more records of epoch %d.", address, epoch)
                .why("A write of a record failed, or a newer coordinator leads.")
                .fix("Nothing to fix. The coordinator takes part in the leader election again.");
    }

    private void checkEpoch() {
        if (isCareless) return;
        Epochs.Claim highest;
        try {
            highest = epochs.highest();
        } catch (MillraceException unknown) {
            isClosed = true;
            throw unknown;
        }
        if (highest.epoch() == epoch) return;
        isClosed = true;
        throw stale(highest);
    }

    private MillraceException stale(Epochs.Claim highest) {
        return ClusterFaults.STALE_EPOCH
                .what("Epoch %d cannot write the journal in %s.", epoch, address)
                .why("%s leads since epoch %d.", highest.who(), highest.epoch())
                .fix("Nothing to fix. The newer leader continues, and this coordinator must stop.");
    }

    private MillraceException failed(String verb, IOException cause) {
        isClosed = true;
        Epochs.Claim highest = highestKnown();
        // A newer leader deletes the files of older leaders while they use them.
        if (highest.epoch() > epoch) return stale(highest);
        return ClusterFaults.JOURNAL_IO
                .what("The journal in %s cannot be %s.", address, verb)
                .cause(cause)
                .fix("Check that the directory exists, has free space and is writable.");
    }

    private Epochs.Claim highestKnown() {
        try {
            return epochs.highest();
        } catch (MillraceException unknown) {
            return Epochs.Claim.NONE;
        }
    }
}
