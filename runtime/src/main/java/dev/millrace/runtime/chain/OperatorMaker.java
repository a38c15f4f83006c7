package dev.millrace.runtime.chain;

import dev.millrace.api.plan.OperatorFactory;

/// Creates engine operators for a step that is described like a user's operator, so that higher modules can add
/// operators. The operators receive records unsorted, in batch mode too.
public interface OperatorMaker extends OperatorFactory {

    /// Creates the operator of a subtask; called once in each subtask.
    Operator make(OperatorContext context);
}
