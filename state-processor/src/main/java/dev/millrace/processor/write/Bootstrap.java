package dev.millrace.processor.write;

import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import java.io.Serializable;

/// Creates the operator that fills the state.
public interface Bootstrap extends Serializable {

    /// @param context its output is dropped, and its clocks fire no timers
    Operator make(OperatorContext context);
}
