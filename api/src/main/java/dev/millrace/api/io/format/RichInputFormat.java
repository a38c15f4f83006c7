package dev.millrace.api.io.format;

import dev.millrace.api.io.InputFormat;
import dev.millrace.api.io.InputSplit;
import dev.millrace.api.process.RuntimeContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Adds the runtime context to an input format. Such a format is opened and closed once for all splits of a subtask.
public abstract class RichInputFormat<OT, T extends InputSplit> implements InputFormat<OT, T> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable RuntimeContext runtimeContext;

    public RichInputFormat() {}

    /// Sets the runtime context. Called by the engine before the format is opened.
    public void setRuntimeContext(RuntimeContext t) {
        runtimeContext = t;
    }

    /// Returns the runtime context of the subtask.
    public RuntimeContext getRuntimeContext() {
        return Contexts.present(runtimeContext, this);
    }

    /// Opens resources before the first split of the subtask is opened.
    public void openInputFormat() throws IOException {}

    /// Closes resources after the last split of the subtask was closed.
    public void closeInputFormat() throws IOException {}
}
