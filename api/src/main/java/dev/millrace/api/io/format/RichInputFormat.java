package dev.millrace.api.io.format;

import dev.millrace.api.io.InputFormat;
import dev.millrace.api.io.InputSplit;
import dev.millrace.api.process.RuntimeContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A format that knows the subtask it reads in, and opens and closes once for all of the subtask's splits.
public abstract class RichInputFormat<OT, T extends InputSplit> implements InputFormat<OT, T> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable RuntimeContext runtimeContext;

    public RichInputFormat() {}

    public void setRuntimeContext(RuntimeContext t) {
        runtimeContext = t;
    }

    public RuntimeContext getRuntimeContext() {
        return Contexts.present(runtimeContext, this);
    }

    /// Called before the subtask's first split is opened.
    public void openInputFormat() throws IOException {}

    /// Called after the subtask's last split was closed.
    public void closeInputFormat() throws IOException {}
}
