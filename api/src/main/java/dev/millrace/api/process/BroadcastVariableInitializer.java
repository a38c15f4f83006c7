package dev.millrace.api.process;

/// Turns the elements of a broadcast variable into another form, once for each worker.
@FunctionalInterface
public interface BroadcastVariableInitializer<T, O> {

    /// The form all tasks of the worker share.
    O initializeBroadcastVariable(Iterable<T> data);
}
