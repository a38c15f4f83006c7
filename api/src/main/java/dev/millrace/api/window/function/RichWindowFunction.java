package dev.millrace.api.window.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.window.Window;

/// Extends [WindowFunction] with life-cycle methods and a runtime context.
public abstract class RichWindowFunction<IN, OUT, KEY, W extends Window> extends AbstractRichFunction
        implements WindowFunction<IN, OUT, KEY, W> {
    private static final long serialVersionUID = 1L;
}
