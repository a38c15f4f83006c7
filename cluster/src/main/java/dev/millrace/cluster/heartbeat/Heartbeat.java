package dev.millrace.cluster.heartbeat;

import dev.millrace.cluster.call.Call;

/// Carries a heartbeat. The receiver of the call knows that its sender is alive, and the receiver of the answer knows
/// that its peer is alive.
///
/// @param from the name by which peers watch the sender
/// @param incarnation the incarnation of the sender's process
public record Heartbeat(String from, long incarnation) implements Call<Heartbeat.Echo> {

    /// Answers a heartbeat.
    ///
    /// @param incarnation the incarnation of the answering process
    public record Echo(long incarnation) {}
}
