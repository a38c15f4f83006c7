package dev.millrace.cluster.registry;

import dev.millrace.cluster.call.Call;

/// What workers ask of a coordinator. A worker asks to be registered, and says once it knows that it is; only then
/// it has come. From then on it asks now and then whether it still is.
sealed interface RegistryCall<R extends Record> extends Call<R> {

    /// Wants to work.
    ///
    /// @param term grows each time the worker has lost its coordinator, and so has nothing to do any more
    record Register(RegisteredWorker worker, long term) implements RegistryCall<Registered> {}

    /// Is registered, and asks whether that still holds. Answered by a fault if it does not.
    record Renew(String worker, long incarnation, long term) implements RegistryCall<Known> {}

    /// Works no more.
    record Leave(String worker, long incarnation, long term) implements RegistryCall<Known> {}

    /// @param epoch in which the coordinator leads
    /// @param name under which it sends heartbeats
    /// @param incarnation of its process
    record Registered(long epoch, String name, long incarnation) {}

    record Known() {}
}
