package dev.millrace.cluster.message;

import dev.millrace.base.host.Host;

/// The way of messages from one process to another: they come out in the order in which they went in.
///
/// @param id chosen by chance: no two channels have the same
/// @param about says in faults what the messages are about: the job, its region, its attempt
public record ReliableChannel(long id, String about) {

    /// A new channel.
    public static ReliableChannel of(Host host, String about) {
        return new ReliableChannel(host.chance().nextLong(), about);
    }

    @Override
    public String toString() {
        return "'" + about + "'";
    }
}
