package dev.millrace.network.wire;

/// What a frame is for. The order is part of the protocol.
public enum FrameKind {
    /// First in both directions: who speaks, and by which protocol.
    HELLO,
    /// Sender to receiver: a number stands for a channel from now on.
    OPEN,
    /// Receiver to sender: so many more bytes may come.
    CREDIT,
    /// Sender to receiver: a batch, or a part of one.
    DATA,
    /// Receiver to sender: the end of the channel has arrived.
    DONE,
    /// Receiver to sender: nothing more is wanted.
    DROP,
    /// Both: the channel has failed at the end that says so.
    FAIL;

    private static final FrameKind[] ALL = values();

    static FrameKind of(int number) {
        if (number < 0 || number >= ALL.length) throw WireFaults.broken("a frame of kind %d", number);
        return ALL[number];
    }
}
