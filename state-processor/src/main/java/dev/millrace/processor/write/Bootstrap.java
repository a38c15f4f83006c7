package dev.millrace.processor.write;

import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import java.io.Serializable;

/// Makes the operator that fills the state.
public interface Bootstrap extends Serializable {

    /// @param context whose output goes nowhere, and whose clocks bring nothing about
    Operator make(OperatorContext context);
}
