package dev.millrace.api.process;

import dev.millrace.api.function.Function;
import dev.millrace.api.type.Copier;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// The place in a subtask of a user function that a source or sink wraps. The contexts that the engine makes readers
/// and writers with are such places. For the subtask's thread.
public interface FunctionHolder {
    /// The context comes from somebody else.
    Fault NO_SEAT = new Fault(2510, Category.USER, "a function cannot be opened");

    /// Gives the function its runtime context, initializes its state and opens it, as far as it asks for these.
    void open(Function function);

    /// Copies records of the type that leaves the step.
    <T> Copier<T> outputCopier();

    /// Whether checkpoints are taken by themselves, the last after all input.
    boolean isCheckpointed();

    /// The holder that a context is.
    static FunctionHolder of(Object context) {
        if (context instanceof FunctionHolder holder) return holder;
        throw NO_SEAT.what("%s has no place for a function", context.getClass().getName())
                .why("only the engine's own contexts can open functions")
                .fix("run the function in a job");
    }
}
