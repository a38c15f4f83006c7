package dev.millrace.processor.write;

import dev.millrace.api.plan.Operation;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.window.build.WindowOperators;

/// Fills windows, which never fire.
///
/// @param window the window step of the restored job
public record WindowBootstrap(Operation.Window window) implements Bootstrap {
    private static final long serialVersionUID = 1L;

    @Override
    public Operator make(OperatorContext context) {
        return WindowOperators.window(window, context, false);
    }
}
