package dev.millrace.cluster.registry;

import dev.millrace.cluster.call.Call;

/// Lists the calls from workers to a coordinator's registry. A worker registers, then confirms by its first renewal
/// that it knows of its registration. Only then the registry reports the worker. Afterwards the worker renews its
/// registration periodically.
sealed interface RegistryCall<R extends Record> extends Call<R> {

    /// Asks for registration.
    ///
    /// @param term a number that grows each time the worker has lost its coordinator, so that it has no work
    /// any more
    record Register(RegisteredWorker worker, long term) implements RegistryCall<Registered> {}

    /// Asks whether the registration is still valid. The answer is a fault if it is not.
    record Renew(String worker, long incarnation, long term) implements RegistryCall<Known> {}

    /// Ends the registration.
    record Leave(String worker, long incarnation, long term) implements RegistryCall<Known> {}

    /// Confirms a registration.
    ///
    /// @param epoch the epoch in which the coordinator leads
    /// @param name the name that the coordinator uses in heartbeats
    /// @param incarnation the incarnation of the coordinator's process
    record Registered(long epoch, String name, long incarnation) {}

    record Known() {}
}
