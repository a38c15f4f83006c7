/// The workloads as hand-written loops: two threads, batches of primitive arrays between them, state in flat tables.
/// No recovery and no generality; the limit that an engine can be held against.
@NullMarked
package dev.millrace.bench.bare;

import org.jspecify.annotations.NullMarked;
