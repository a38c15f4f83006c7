package dev.millrace.bench.cluster;

/// A record of a hundred bytes: three longs and a body, as each engine's own access to fields needs it.
public final class Letter {
    /// What all letters say; none is changed.
    public static final int BODY_BYTES = 100 - 3 * Long.BYTES;

    /// The subtask that it goes to.
    public long to;

    /// Which of its sender's letters it is, from 0.
    public long number;

    /// Of the sender's process.
    public long pid;

    /// As long as [#BODY_BYTES].
    public byte[] body;

    /// An empty letter, for serializers.
    public Letter() {
        this(0, 0, 0, new byte[0]);
    }

    /// A letter with these fields.
    public Letter(long to, long number, long pid, byte[] body) {
        this.to = to;
        this.number = number;
        this.pid = pid;
        this.body = body;
    }
}
