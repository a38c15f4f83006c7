package dev.millrace.api.process;

import dev.millrace.api.function.Function;
import dev.millrace.api.type.Copier;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Holds a user function that a source or sink wraps. The contexts that the engine passes to `createReader` and
/// `createWriter` implement this interface. Called by the subtask's thread only.
public interface FunctionHolder {
    /// Reports a context that the engine did not create.
    Fault NO_SEAT = new Fault(2510, Category.USER, "a function cannot be opened");

    /// Sets the runtime context of the function, initializes its state and opens it, as far as the function implements
    /// the interfaces for these steps.
    void open(Function function);

    /// Returns a copier for the output records of the step.
    <T> Copier<T> outputCopier();

    /// Tells whether periodic checkpoints are enabled. If so, a last checkpoint follows the end of the input.
    boolean isCheckpointed();

    /// Casts a context to a holder.
    static FunctionHolder of(Object context) {
        if (context instanceof FunctionHolder holder) return holder;
        throw NO_SEAT.what("%s cannot open functions.", context.getClass().getName())
                .why("Only the contexts of the engine can open functions.")
                .fix("Run the function in a job.");
    }
}
