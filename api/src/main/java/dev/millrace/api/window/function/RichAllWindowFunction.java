package dev.millrace.api.window.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.window.Window;

/// Extends [AllWindowFunction] with life-cycle methods and a runtime context.
public abstract class RichAllWindowFunction<IN, OUT, W extends Window> extends AbstractRichFunction
        implements AllWindowFunction<IN, OUT, W> {
    private static final long serialVersionUID = 1L;
}
