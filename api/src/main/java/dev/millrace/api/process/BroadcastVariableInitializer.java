package dev.millrace.api.process;

/// Converts the elements of a broadcast variable, once per worker.
@FunctionalInterface
public interface BroadcastVariableInitializer<T, O> {

    /// Returns the converted elements, which all subtasks of the worker share.
    O initializeBroadcastVariable(Iterable<T> data);
}
