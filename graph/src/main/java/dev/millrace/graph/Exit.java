package dev.millrace.graph;

import dev.millrace.api.type.OutputTag;
import org.jspecify.annotations.Nullable;

/// One way out of a step.
public sealed interface Exit {

    /// Which output it is; null for the main one.
    @Nullable
    OutputTag<?> side();

    /// To the next step in the same subtask.
    record Chained(@Nullable OutputTag<?> side, ChainLink next) implements Exit {}

    /// To another vertex.
    record Shipped(@Nullable OutputTag<?> side, Edge edge) implements Exit {}
}
