package dev.millrace.cluster.roster;

import dev.millrace.cluster.call.Call;

/// What workers ask of a coordinator. A worker asks to be enlisted, and says once it knows that it is; only then
/// it has come. From then on it asks now and then whether it still is.
sealed interface RosterCall<R extends Record> extends Call<R> {

    /// Wants to work.
    ///
    /// @param term grows each time the worker has lost its coordinator, and so has nothing to do any more
    record Enlist(Worker worker, long term) implements RosterCall<Enlisted> {}

    /// Is enlisted, and asks whether that still holds. Answered by a fault if it does not.
    record Renew(String worker, long incarnation, long term) implements RosterCall<Known> {}

    /// Works no more.
    record Leave(String worker, long incarnation, long term) implements RosterCall<Known> {}

    /// @param epoch in which the coordinator leads
    /// @param name under which it sends heartbeats
    /// @param incarnation of its process
    record Enlisted(long epoch, String name, long incarnation) {}

    record Known() {}
}
