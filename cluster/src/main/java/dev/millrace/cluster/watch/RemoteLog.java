package dev.millrace.cluster.watch;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.roster.Worker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A worker's log file, fetched part by part as it is read. For one thread.
final class RemoteLog extends InputStream {
    /// Bytes of a part.
    static final int PART = 1 << 20;

    private final RemoteMachine.Line line;
    private final Worker worker;
    private final String name;
    private long next;
    private ByteArrayInputStream part;
    private boolean isOver;

    /// @param from the first byte of the first part
    RemoteLog(RemoteMachine.Line line, Worker worker, String name, long from, byte[] first) {
        this.line = line;
        this.worker = worker;
        this.name = name;
        this.next = from;
        this.part = new ByteArrayInputStream(first);
        came(first.length);
    }

    private void came(int bytes) {
        next += bytes;
        // It may grow while it is read, faster than that: only what was there is wanted.
        isOver = bytes < PART;
    }

    private boolean isEmpty() throws IOException {
        if (part.available() > 0) return false;
        if (isOver) return true;
        try {
            byte[] bytes =
                    line.ask(worker, new WatchCall.Read(name, next, PART)).bytes();
            part = new ByteArrayInputStream(bytes);
            came(bytes.length);
        } catch (MillraceException silent) {
            throw new IOException(silent);
        }
        return part.available() == 0;
    }

    @Override
    public int read() throws IOException {
        return isEmpty() ? -1 : part.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) return 0;
        return isEmpty() ? -1 : part.read(into, offset, length);
    }
}
