package dev.millrace.state.file;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Stores a file in memory, which is written once and may exceed the size of an array. One thread writes the file;
/// afterwards any thread may read it.
public final class MemoryFile extends OutputStream {
    private static final int PAGE_BITS = 16;
    private static final int PAGE_BYTES = 1 << PAGE_BITS;

    private final List<byte[]> pages = new ArrayList<>();
    private long size;

    /// Creates an empty file.
    public MemoryFile() {}

    /// Creates a file from bytes.
    MemoryFile(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int done = 0;
        while (done < length) {
            int at = (int) (size & PAGE_BYTES - 1);
            if (at == 0) pages.add(new byte[PAGE_BYTES]);
            int part = Math.min(length - done, PAGE_BYTES - at);
            System.arraycopy(bytes, offset + done, pages.getLast(), at, part);
            done += part;
            size += part;
        }
    }

    long size() {
        return size;
    }

    /// Reads bytes. Returns fewer bytes than requested if the file ends before.
    byte[] read(long from, int length) {
        int there = (int) Math.max(0, Math.min(length, size - from));
        byte[] bytes = new byte[there];
        int done = 0;
        while (done < there) {
            int at = (int) (from + done & PAGE_BYTES - 1);
            int part = Math.min(there - done, PAGE_BYTES - at);
            System.arraycopy(pages.get((int) (from + done >>> PAGE_BITS)), at, bytes, done, part);
            done += part;
        }
        return bytes;
    }
}
