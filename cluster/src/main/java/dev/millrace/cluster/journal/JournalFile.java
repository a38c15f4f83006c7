package dev.millrace.cluster.journal;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Encodes and decodes a journal file: a head of 16 bytes, then records. All numbers are big-endian.
///
/// The head consists of a magic number (8), the version (4) and zeros (4). A record consists of the length of the
/// payload (4), type (4), epoch (8), sequence (8), checksum (4) and payload. The checksum is the CRC32C of the other
/// parts. The sequence is the index of the record in the file.
final class JournalFile {
    static final String PREFIX = "journal-";
    private static final long MAGIC = 0x4d524a4f55524e4cL;
    private static final int VERSION = 1;
    private static final int FILE_HEAD = 16;
    private static final int RECORD_HEAD = 28;
    private static final int SUM_AT = 24;

    private JournalFile() {}

    /// Represents the name of a journal file. If a directory contains several files, the journal is the file with the
    /// highest epoch and, among these, the highest generation.
    ///
    /// @param epoch the epoch of the leader that wrote the file
    /// @param generation the number of the file among the files of the epoch, from 0; each compaction adds one
    record Name(long epoch, long generation) implements Comparable<Name> {

        /// Parses the name of a file.
        ///
        /// @return null if the name does not start with [#PREFIX]
        static @Nullable Name of(Path file) {
            String name = file.getFileName().toString();
            if (!name.startsWith(PREFIX)) return null;
            int dash = name.indexOf('-', PREFIX.length());
            return new Name(
                    Long.parseLong(name.substring(PREFIX.length(), dash)), Long.parseLong(name.substring(dash + 1)));
        }

        Path in(Path directory) {
            return directory.resolve(String.format(Locale.ROOT, "%s%019d-%019d", PREFIX, epoch, generation));
        }

        @Override
        public int compareTo(Name other) {
            return epoch != other.epoch ? Long.compare(epoch, other.epoch) : Long.compare(generation, other.generation);
        }
    }

    /// Holds the records of a file.
    ///
    /// @param cutBytes the number of bytes after the last valid record. If a process died while it was writing a
    /// record, they belong to this record, which was never acknowledged. A damaged last record looks the same
    record Content(List<JournalEntry> entries, long cutBytes) {}

    static byte[] head() {
        return ByteBuffer.allocate(FILE_HEAD)
                .putLong(MAGIC)
                .putInt(VERSION)
                .putInt(0)
                .array();
    }

    static byte[] record(JournalEntry entry, long sequence) {
        ByteBuffer bytes = ByteBuffer.allocate(RECORD_HEAD + entry.payload().length);
        bytes.putInt(entry.payload().length)
                .putInt(entry.type())
                .putLong(entry.epoch())
                .putLong(sequence);
        bytes.putInt(sum(bytes.array(), 0, entry.payload())).put(entry.payload());
        return bytes.array();
    }

    private static int sum(byte[] bytes, int at, byte[] payload) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, at, SUM_AT);
        sum.update(payload);
        return (int) sum.getValue();
    }

    /// Reads a whole file up to the first invalid record. If a valid record follows later, the file is damaged, and the
    /// method throws.
    static Content read(Path file, byte[] bytes) {
        checkHead(file, bytes);
        List<JournalEntry> entries = new ArrayList<>();
        int at = FILE_HEAD;
        while (at < bytes.length) {
            JournalEntry entry = parse(bytes, at, entries.size());
            if (entry == null) {
                checkTorn(file, bytes, at, entries.size());
                break;
            }
            entries.add(entry);
            at += RECORD_HEAD + entry.payload().length;
        }
        return new Content(entries, bytes.length - at);
    }

    private static void checkHead(Path file, byte[] bytes) {
        if (bytes.length < FILE_HEAD || ByteBuffer.wrap(bytes).getLong() != MAGIC) {
            throw corrupt(file, 0, "The file does not start like a journal.");
        }
        int version = ByteBuffer.wrap(bytes).getInt(8);
        if (version == VERSION) return;
        throw ClusterFaults.JOURNAL_VERSION
                .what("%s has the version %d.", file, version)
                .why("This release reads version %d.", VERSION)
                .fix("Start the release that wrote the file.");
    }

    /// Returns the record at this position, or null if the record is invalid: incomplete, with a wrong checksum, or
    /// with another sequence.
    private static @Nullable JournalEntry parse(byte[] bytes, int at, long sequence) {
        if (bytes.length - at < RECORD_HEAD) return null;
        ByteBuffer head = ByteBuffer.wrap(bytes, at, RECORD_HEAD);
        int length = head.getInt();
        if (length < 0 || length > bytes.length - at - RECORD_HEAD) return null;
        int type = head.getInt();
        long epoch = head.getLong();
        if (head.getLong() != sequence) return null;
        byte[] payload = new byte[length];
        System.arraycopy(bytes, at + RECORD_HEAD, payload, 0, length);
        return sum(bytes, at, payload) == head.getInt() ? new JournalEntry(type, epoch, payload) : null;
    }

    /// Throws if a valid record follows an invalid one. A journal writes each record completely before the next record
    /// begins, so a crash can only leave the last record incomplete.
    private static void checkTorn(Path file, byte[] bytes, int at, long sequence) {
        for (int later = at + 1; later <= bytes.length - RECORD_HEAD; later++) {
            long found = ByteBuffer.wrap(bytes).getLong(later + SUM_AT - Long.BYTES);
            boolean isLikely = found > sequence && found <= sequence + bytes.length / RECORD_HEAD;
            if (isLikely && parse(bytes, later, found) != null) {
                throw corrupt(
                        file, at, "Record " + sequence + " is damaged, but the later record " + found + " is not.");
            }
        }
    }

    private static MillraceException corrupt(Path file, long at, String why) {
        return ClusterFaults.JOURNAL_CORRUPT
                .what("%s is damaged at byte %d.", file, at)
                .why("%s", why)
                .fix("Restore the file from a copy. Or move it away and start the jobs again from their newest"
                        + " snapshots.");
    }
}
