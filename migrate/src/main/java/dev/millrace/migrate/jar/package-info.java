/// Loads programs that were built against Flink: each class is renamed to ours while it is loaded, and what a
/// program needs that does not exist is found before it starts.
@NullMarked
package dev.millrace.migrate.jar;

import org.jspecify.annotations.NullMarked;
