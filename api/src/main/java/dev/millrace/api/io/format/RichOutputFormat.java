package dev.millrace.api.io.format;

import dev.millrace.api.io.OutputFormat;
import dev.millrace.api.process.RuntimeContext;
import org.jspecify.annotations.Nullable;

/// Adds the runtime context to an output format.
public abstract class RichOutputFormat<IT> implements OutputFormat<IT> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable RuntimeContext runtimeContext;

    public RichOutputFormat() {}

    /// Sets the runtime context. Called by the engine before the format is opened.
    public void setRuntimeContext(RuntimeContext t) {
        runtimeContext = t;
    }

    /// Returns the runtime context of the subtask.
    public RuntimeContext getRuntimeContext() {
        return Contexts.present(runtimeContext, this);
    }
}
