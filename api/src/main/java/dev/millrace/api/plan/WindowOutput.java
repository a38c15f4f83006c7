package dev.millrace.api.plan;

import dev.millrace.api.window.function.AllWindowFunction;
import dev.millrace.api.window.function.ProcessAllWindowFunction;
import dev.millrace.api.window.function.ProcessWindowFunction;
import dev.millrace.api.window.function.WindowFunction;
import java.io.Serializable;

/// Defines how the content of a fired window becomes records.
public sealed interface WindowOutput extends Serializable {

    /// Emits the content, which is the result of a reduction or an aggregation.
    record PassThrough() implements WindowOutput {}

    /// Calls a function with key, window and content.
    record Apply(WindowFunction<?, ?, ?, ?> function) implements WindowOutput {}

    /// Calls a function with key, content and context.
    record Process(ProcessWindowFunction<?, ?, ?, ?> function) implements WindowOutput {}

    /// Calls a function with window and content of a stream without keys.
    record ApplyAll(AllWindowFunction<?, ?, ?> function) implements WindowOutput {}

    /// Calls a function with content and context of a stream without keys.
    record ProcessAll(ProcessAllWindowFunction<?, ?, ?> function) implements WindowOutput {}
}
