package dev.millrace.runtime.chain;

import dev.millrace.api.plan.OperatorFactory;

/// Makes operators of the engine's own kind for a step that is described as one of a program's: so modules above bring
/// operators of theirs. Their records come as they are, in batch mode too.
public interface OperatorMaker extends OperatorFactory {

    /// Called once in each subtask.
    Operator make(OperatorContext context);
}
