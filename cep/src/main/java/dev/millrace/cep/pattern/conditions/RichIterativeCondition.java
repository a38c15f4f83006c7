package dev.millrace.cep.pattern.conditions;

import dev.millrace.api.process.IterationRuntimeContext;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichFunction;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.util.Preconditions;
import org.jspecify.annotations.Nullable;

/// Decides whether a pattern takes an event, and has a lifecycle.
///
/// @param <T> the type of the events
public abstract class RichIterativeCondition<T> extends IterativeCondition<T> implements RichFunction {
    private static final long serialVersionUID = 1L;

    private transient @Nullable RuntimeContext runtimeContext;

    public RichIterativeCondition() {}

    @Override
    public void setRuntimeContext(RuntimeContext runtimeContext) {
        this.runtimeContext = Preconditions.checkNotNull(runtimeContext);
    }

    @Override
    public RuntimeContext getRuntimeContext() {
        RuntimeContext context = runtimeContext;
        if (context == null) {
            throw new IllegalStateException("condition " + getClass().getName()
                    + " has no runtime context: it does not run yet; use it in open() or later");
        }
        return context;
    }

    /// Fails, because patterns do not run in iterations.
    @Override
    public IterationRuntimeContext getIterationRuntimeContext() {
        throw new UnsupportedOperationException("a condition of a pattern does not run in an iteration");
    }

    @Override
    public void open(OpenContext openContext) throws Exception {}

    @Override
    public void close() throws Exception {}
}
