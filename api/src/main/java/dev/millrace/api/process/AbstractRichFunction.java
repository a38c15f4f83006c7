package dev.millrace.api.process;

import dev.millrace.api.config.Configuration;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Implements [RichFunction] as a base class for user-defined functions.
public abstract class AbstractRichFunction implements RichFunction, Serializable {
    private static final long serialVersionUID = 1L;

    private transient @Nullable RuntimeContext runtimeContext;

    public AbstractRichFunction() {}

    @Override
    public void setRuntimeContext(RuntimeContext t) {
        this.runtimeContext = t;
    }

    @Override
    public RuntimeContext getRuntimeContext() {
        RuntimeContext context = runtimeContext;
        if (context == null) {
            throw new IllegalStateException("function " + getClass().getName()
                    + " has no runtime context: it does not run yet; use it in open() or later");
        }
        return context;
    }

    @Override
    public void open(OpenContext openContext) throws Exception {
        open(WithConfigurationOpenContext.configurationOf(openContext));
    }

    @Override
    public void open(Configuration parameters) throws Exception {}

    @Override
    public void close() throws Exception {}
}
