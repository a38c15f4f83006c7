package dev.millrace.api;

import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichFunction;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.util.Collector;

/// Emits the result of a join function for each pair. If the function is a rich function, this class passes on its
/// runtime context and the calls of `open` and `close`.
final class OnePerPair<A, B, R> extends AbstractRichFunction implements FlatJoinFunction<A, B, R> {
    private static final long serialVersionUID = 1L;

    private final JoinFunction<A, B, R> function;

    OnePerPair(JoinFunction<A, B, R> function) {
        this.function = function;
    }

    @Override
    public void join(A first, B second, Collector<R> out) throws Exception {
        out.collect(function.join(first, second));
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
