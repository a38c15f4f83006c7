package dev.millrace.network;

import dev.millrace.base.fault.MillraceException;

/// A sender that waits for its receiver.
record Opening(InboundConnection link, int number, ChannelId id) implements Slot {

    /// Any thread: the sender is told that it is not wanted.
    void refuse(MillraceException fault) {
        link.run(() -> link.refuse(number, fault));
    }
}
