package dev.millrace.cluster.message;

import dev.millrace.base.host.Host;

/// Identifies a channel that carries messages from one process to another in order.
///
/// @param id a random number that identifies the channel
/// @param about the subject of the messages, for faults: the job, its region, its attempt
public record ReliableChannel(long id, String about) {

    /// Returns a new channel with a random id.
    public static ReliableChannel of(Host host, String about) {
        return new ReliableChannel(host.chance().nextLong(), about);
    }

    @Override
    public String toString() {
        return "'" + about + "'";
    }
}
