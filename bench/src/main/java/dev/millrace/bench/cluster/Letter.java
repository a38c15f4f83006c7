package dev.millrace.bench.cluster;

/// Represents a record of a hundred bytes: three longs and a body. The fields are public, as the engines require.
public final class Letter {
    /// The size of the body, which is the same in all letters.
    public static final int BODY_BYTES = 100 - 3 * Long.BYTES;

    /// The receiving subtask.
    public long to;

    /// The sequence number of the sender, from 0.
    public long number;

    /// The sender's process id.
    public long pid;

    /// Has [#BODY_BYTES] bytes.
    public byte[] body;

    /// Creates an empty letter, for serializers.
    public Letter() {
        this(0, 0, 0, new byte[0]);
    }

    /// Creates a letter with these fields.
    public Letter(long to, long number, long pid, byte[] body) {
        this.to = to;
        this.number = number;
        this.pid = pid;
        this.body = body;
    }
}
