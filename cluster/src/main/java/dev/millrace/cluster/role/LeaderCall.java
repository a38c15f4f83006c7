package dev.millrace.cluster.role;

import dev.millrace.cluster.call.Call;

/// What a coordinator that does not lead asks the one that does.
sealed interface LeaderCall<R extends Record> extends Call<R> {

    /// Where are your pages?
    record Ask() implements LeaderCall<Pages> {}

    /// @param address as `http://host:port`; empty if it has none
    record Pages(String address) {}
}
