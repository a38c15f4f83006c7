/// Batches of records, and the bounded rings over which they move between the subtasks of one process.
@NullMarked
package dev.millrace.exchange;

import org.jspecify.annotations.NullMarked;
