package dev.millrace.cluster.message;

import dev.millrace.cluster.call.Call;
import java.util.List;

/// Messages of one channel that follow each other.
///
/// @param channel its id
/// @param about what the channel is about
/// @param mark of the messages' form
/// @param first the number of the first message; a channel's first has 0
record Envelope(long channel, String about, int mark, long first, List<byte[]> messages)
        implements Call<Envelope.Taken> {

    long end() {
        return first + messages.size();
    }

    /// How far the receiver is. Less than was sent if it is still busy with what came before.
    ///
    /// @param handled so many messages of the channel have been acted on
    record Taken(long handled) {}
}
