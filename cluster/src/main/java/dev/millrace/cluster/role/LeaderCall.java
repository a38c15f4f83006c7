package dev.millrace.cluster.role;

import dev.millrace.cluster.call.Call;

/// Lists the calls from a coordinator that does not lead to the leader.
sealed interface LeaderCall<R extends Record> extends Call<R> {

    /// Asks for the address of the leader's web pages.
    record Ask() implements LeaderCall<Pages> {}

    /// @param address the address as `http://host:port`; empty if the leader has no pages
    record Pages(String address) {}
}
