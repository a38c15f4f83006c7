package dev.millrace.network;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.exchange.Wakeup;
import dev.millrace.network.codec.BatchCodec;
import java.util.function.Consumer;

/// One end of a channel as its owner wants it.
///
/// @param codec of the edge; each end takes a duplicate
/// @param ringLength batches that the ring at this end holds, a power of two
/// @param owner woken when the ring has room (at the sending end) or a batch (at the receiving end)
/// @param failed told once, on a thread of the network that must not be held up, if the channel fails: what the
/// ring holds is right, but nothing follows
public record ChannelEnd(
        ChannelId id, BatchCodec codec, int ringLength, Wakeup owner, Consumer<MillraceException> failed) {}
