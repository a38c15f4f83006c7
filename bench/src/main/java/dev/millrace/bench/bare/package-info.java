/// Implements the workloads as hand-written loops: two threads that exchange batches of primitive arrays, with
/// state in flat tables. The loops have no recovery and no generality. They show the limit for an engine.
@NullMarked
package dev.millrace.bench.bare;

import org.jspecify.annotations.NullMarked;
