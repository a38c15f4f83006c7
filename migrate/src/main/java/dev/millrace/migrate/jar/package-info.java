/// Loads programs that were compiled for Flink. Renames classes while they are loaded, and reports missing classes
/// and members before the program starts.
@NullMarked
package dev.millrace.migrate.jar;

import org.jspecify.annotations.NullMarked;
