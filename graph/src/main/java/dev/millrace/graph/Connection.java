package dev.millrace.graph;

import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.type.OutputTag;
import org.jspecify.annotations.Nullable;

/// Connects two steps that process records. The virtual steps between them are resolved.
///
/// @param input the index of the receiver's input
/// @param side the side output of the sender; null for the main output
/// @param partitioning the resolved partitioning, never automatic
record Connection(
        Step<?> from, Step<?> to, int input, @Nullable OutputTag<?> side, Partitioning partitioning) {}
