package dev.millrace.network.wire;

/// Lists the kinds of frames. The order is part of the protocol.
public enum FrameKind {
    /// The first frame in both directions: the name of the sender and the version of its protocol.
    HELLO,
    /// From sender to receiver: assigns a number to a channel.
    OPEN,
    /// From receiver to sender: gives credit for more bytes.
    CREDIT,
    /// From sender to receiver: a batch, or a part of one.
    DATA,
    /// From receiver to sender: the end of the channel has arrived.
    DONE,
    /// From receiver to sender: the receiver wants no more batches.
    DROP,
    /// In both directions: the channel has failed at the sender of the frame.
    FAIL;

    private static final FrameKind[] ALL = values();

    static FrameKind of(int number) {
        if (number < 0 || number >= ALL.length) throw WireFaults.broken("a frame of kind %d", number);
        return ALL[number];
    }
}
