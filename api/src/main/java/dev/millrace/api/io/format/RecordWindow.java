package dev.millrace.api.io.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Buffers a stream such that the current record is contiguous. Not thread-safe.
final class RecordWindow {
    private final InputStream stream;
    private final byte[] delimiter;
    private final int lengthMax;
    private byte[] bytes;
    private int start;
    private int limit;
    private long positionOfLimit;
    private boolean hasEnded;
    private int recordStart;
    private int recordLength;

    /// @param position the position of the stream's next byte
    /// @param lengthMax the maximum length of a record in bytes
    RecordWindow(InputStream stream, long position, byte[] delimiter, int size, int lengthMax) {
        this.stream = stream;
        this.positionOfLimit = position;
        this.delimiter = delimiter;
        this.lengthMax = lengthMax;
        this.bytes = new byte[Math.max(size, 2 * delimiter.length)];
    }

    /// Returns the position of the record after the current one.
    long position() {
        return positionOfLimit - (limit - start);
    }

    /// Moves to the next record.
    ///
    /// @return false at the end of the stream
    boolean next() throws IOException {
        int looked = start;
        while (true) {
            int found = find(looked);
            if (found >= 0) return take(found, found + delimiter.length);
            if (limit - start > lengthMax + (long) delimiter.length) throw tooLong();
            int known = Math.max(0, limit - start - delimiter.length + 1);
            if (!fill()) return limit > start && take(limit, limit);
            looked = start + known;
        }
    }

    private boolean take(int end, int next) throws IOException {
        recordStart = start;
        recordLength = end - start;
        if (recordLength > lengthMax) throw tooLong();
        start = next;
        return true;
    }

    private int find(int from) {
        byte first = delimiter[0];
        int last = limit - delimiter.length;
        for (int at = from; at <= last; at++) {
            if (bytes[at] == first && isDelimiter(at)) return at;
        }
        return -1;
    }

    private boolean isDelimiter(int at) {
        for (int i = 1; i < delimiter.length; i++) if (bytes[at + i] != delimiter[i]) return false;
        return true;
    }

    private boolean fill() throws IOException {
        if (hasEnded) return false;
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit == bytes.length) bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
        int count = stream.read(bytes, limit, bytes.length - limit);
        if (count < 0) {
            hasEnded = true;
            return false;
        }
        limit += count;
        positionOfLimit += count;
        return true;
    }

    private IOException tooLong() {
        return new IOException("the record at byte " + (positionOfLimit - (limit - start)) + " is longer than "
                + lengthMax + " bytes, which is the limit; raise it with setLineLengthLimit");
    }

    byte[] bytes() {
        return bytes;
    }

    int recordStart() {
        return recordStart;
    }

    int recordLength() {
        return recordLength;
    }
}
