/// Translates a pipeline into the graph that the engine runs: vertices of chained steps, and edges between them. All
/// functions are pure.
@NullMarked
package dev.millrace.graph;

import org.jspecify.annotations.NullMarked;
