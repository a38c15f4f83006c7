package dev.millrace.api.plan;

import dev.millrace.api.window.function.AllWindowFunction;
import dev.millrace.api.window.function.ProcessAllWindowFunction;
import dev.millrace.api.window.function.ProcessWindowFunction;
import dev.millrace.api.window.function.WindowFunction;
import java.io.Serializable;

/// What turns the content of a fired window into records.
public sealed interface WindowOutput extends Serializable {

    /// The content is the record: the result of a reduction or an aggregation.
    record PassThrough() implements WindowOutput {}

    /// A function of key, window and content.
    record Apply(WindowFunction<?, ?, ?, ?> function) implements WindowOutput {}

    /// A function of key, content and context.
    record Process(ProcessWindowFunction<?, ?, ?, ?> function) implements WindowOutput {}

    /// A function of window and content, of a stream without keys.
    record ApplyAll(AllWindowFunction<?, ?, ?> function) implements WindowOutput {}

    /// A function of content and context, of a stream without keys.
    record ProcessAll(ProcessAllWindowFunction<?, ?, ?> function) implements WindowOutput {}
}
