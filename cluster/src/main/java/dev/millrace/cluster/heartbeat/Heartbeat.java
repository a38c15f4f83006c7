package dev.millrace.cluster.heartbeat;

import dev.millrace.cluster.call.Call;

/// A heartbeat. Whoever gets it has heard of its sender; whoever gets the answer has heard of its receiver.
///
/// @param from the sender's name, as its peers watch it
/// @param incarnation of the sender's process
public record Heartbeat(String from, long incarnation) implements Call<Heartbeat.Echo> {

    /// @param incarnation of the answering process
    public record Echo(long incarnation) {}
}
