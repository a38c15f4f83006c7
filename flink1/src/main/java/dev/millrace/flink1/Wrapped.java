package dev.millrace.flink1;

import dev.millrace.api.function.Function;
import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichFunction;
import dev.millrace.api.process.RuntimeContext;

/// Wraps another function, which is opened and closed with the wrapper.
abstract class Wrapped<F extends Function> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    final F function;

    Wrapped(F function) {
        this.function = function;
    }

    @Override
    public void setRuntimeContext(RuntimeContext context) {
        super.setRuntimeContext(context);
        if (function instanceof RichFunction rich) rich.setRuntimeContext(context);
    }

    @Override
    public void open(OpenContext openContext) throws Exception {
        if (function instanceof RichFunction rich) rich.open(openContext);
    }

    @Override
    public void close() throws Exception {
        if (function instanceof RichFunction rich) rich.close();
    }
}
