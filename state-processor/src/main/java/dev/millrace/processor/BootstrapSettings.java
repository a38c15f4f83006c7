package dev.millrace.processor;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// How the state of one operator is made.
///
/// @param maxParallelism empty for the savepoint's
/// @param checkpointId empty for the savepoint's
record BootstrapSettings(OptionalInt maxParallelism, OptionalLong checkpointId) {}
