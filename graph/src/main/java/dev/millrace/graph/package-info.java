/// A described pipeline as the engine runs it: vertices of chained steps, and the edges between them. Pure functions.
@NullMarked
package dev.millrace.graph;

import org.jspecify.annotations.NullMarked;
