/// Processes whole partitions at the end of the input. A partition holds the records of a subtask, or of a key.
@NullMarked
package dev.millrace.runtime.operator.partition;

import org.jspecify.annotations.NullMarked;
