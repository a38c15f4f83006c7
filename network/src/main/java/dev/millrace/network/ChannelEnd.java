package dev.millrace.network;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.exchange.Wakeup;
import dev.millrace.network.codec.BatchCodec;
import java.util.function.Consumer;

/// Describes one end of a channel as its owner wants it.
///
/// @param codec the codec of the edge; each end uses a duplicate
/// @param ringLength the capacity of the ring at this end in batches, a power of two
/// @param owner woken when the ring has room (at the sending end) or a batch (at the receiving end)
/// @param failed called once on a network thread, which must not be blocked, if the channel fails; batches in the ring
/// are valid, but no more follow
public record ChannelEnd(
        ChannelId id, BatchCodec codec, int ringLength, Wakeup owner, Consumer<MillraceException> failed) {}
