package dev.millrace.connector.table.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Splits a file into records and fields without copying them. Quoted fields may contain line ends. Not thread-safe.
final class CsvRecords {
    private static final int BUFFER_SIZE = 256 * 1024;
    private static final int RECORD_SIZE_MAX = 256 * 1024 * 1024;
    private static final int FIELDS = 16;

    private final InputStream stream;
    private final CsvSyntax syntax;
    private byte[] buffer = new byte[BUFFER_SIZE];
    private int start;
    private int next;
    private int limit;
    private boolean isEnd;
    private boolean isBegun;
    private long line;
    private long linesInRecord;
    private int count;
    private int[] starts = new int[FIELDS];
    private int[] ends = new int[FIELDS];
    private boolean[] quoted = new boolean[FIELDS];
    private boolean isOpen;

    CsvRecords(InputStream stream, CsvSyntax syntax) {
        this.stream = stream;
        this.syntax = syntax;
    }

    /// Moves to the next record. Returns false at the end of the file.
    boolean advance() throws IOException {
        if (!isBegun) begin();
        start = next;
        line += linesInRecord;
        linesInRecord = 0;
        while (!scan()) {
            if (isEnd) return finish();
            fill();
        }
        return true;
    }

    private void begin() throws IOException {
        isBegun = true;
        linesInRecord = 1;
        fill();
        boolean hasMark = limit > 2 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF;
        if (hasMark) next = 3;
    }

    /// Takes the last record, which has no line end.
    private boolean finish() {
        if (start == limit) return false;
        if (!isOpen) endField(limit);
        next = limit;
        linesInRecord++;
        return true;
    }

    /// Finds the fields of the record. Returns false if its end is not in the buffer.
    private boolean scan() {
        count = 0;
        linesInRecord = 0;
        isOpen = false;
        int at = start;
        beginField(at);
        while (at < limit) {
            byte here = buffer[at];
            if (here == syntax.quote() && at == starts[count]) {
                at = skipQuoted(at + 1);
                if (at < 0) return false;
            } else if (here == syntax.separator()) {
                endField(at++);
                beginField(at);
            } else if (here == '\n') {
                endField(at > starts[count] && buffer[at - 1] == '\r' ? at - 1 : at);
                next = at + 1;
                linesInRecord++;
                return true;
            } else {
                at++;
            }
        }
        return false;
    }

    /// Returns the index after the closing quote; -1 if it is not in the buffer.
    private int skipQuoted(int from) {
        quoted[count] = true;
        isOpen = true;
        for (int at = from; at < limit; at++) {
            byte here = buffer[at];
            if (here == '\n') linesInRecord++;
            if (here == syntax.escape() && syntax.escape() != syntax.quote()) {
                at++;
            } else if (here == syntax.quote()) {
                boolean isDouble = at + 1 < limit && buffer[at + 1] == here;
                if (!isDouble && at + 1 == limit && !isEnd) return -1;
                if (isDouble) {
                    at++;
                } else {
                    isOpen = false;
                    return at + 1;
                }
            }
        }
        return -1;
    }

    private void beginField(int at) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            quoted = Arrays.copyOf(quoted, count * 2);
        }
        starts[count] = at;
        quoted[count] = false;
    }

    private void endField(int at) {
        ends[count++] = at;
    }

    private void fill() throws IOException {
        int shift = start;
        if (shift > 0) {
            System.arraycopy(buffer, shift, buffer, 0, limit - shift);
            limit -= shift;
            start = 0;
            next -= shift;
        }
        if (limit == buffer.length) {
            if (limit >= RECORD_SIZE_MAX)
                throw new IOException("a record is longer than " + RECORD_SIZE_MAX + " bytes");
            buffer = Arrays.copyOf(buffer, limit * 2);
        }
        int read = stream.read(buffer, limit, buffer.length - limit);
        if (read < 0) isEnd = true;
        else limit += read;
    }

    /// Returns whether a quoted field of the record has no end.
    boolean isOpen() {
        return isOpen;
    }

    /// Returns whether the record is a line without characters.
    boolean isBlank() {
        return count == 1 && starts[0] == ends[0] && !quoted[0];
    }

    boolean startsWith(char c) {
        return start < limit && buffer[start] == c;
    }

    int count() {
        return count;
    }

    /// Returns the number of the first line of the record, from 1.
    long line() {
        return line;
    }

    byte[] buffer() {
        return buffer;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    boolean isQuoted(int field) {
        return quoted[field];
    }

    /// Returns the index of the first byte of the record.
    int recordStart() {
        return start;
    }

    /// Returns the index after the last byte of the record.
    int recordEnd() {
        return next;
    }
}
