package dev.millrace.cluster.message;

import dev.millrace.cluster.call.Call;
import java.util.List;

/// Carries consecutive messages of one channel.
///
/// @param channel the id of the channel
/// @param about the subject of the channel, for fault messages
/// @param mark a checksum of the message format
/// @param first the sequence number of the first message; a channel starts with 0
record Envelope(long channel, String about, int mark, long first, List<byte[]> messages)
        implements Call<Envelope.Taken> {

    long end() {
        return first + messages.size();
    }

    /// Acknowledges messages. The number is lower than the number sent if the receiver still handles
    /// earlier messages.
    ///
    /// @param handled the number of messages of the channel that the receiver has handled
    record Taken(long handled) {}
}
