package dev.millrace.network;

import dev.millrace.base.fault.MillraceException;

/// Represents a sender that waits for its receiver.
record Opening(InboundConnection link, int number, ChannelId id) implements Slot {

    /// Tells the sender that it is refused. Thread-safe.
    void refuse(MillraceException fault) {
        link.run(() -> link.refuse(number, fault));
    }
}
