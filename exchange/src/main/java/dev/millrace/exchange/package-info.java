/// Provides batches of records and the bounded rings that move them between the subtasks of one process.
@NullMarked
package dev.millrace.exchange;

import org.jspecify.annotations.NullMarked;
