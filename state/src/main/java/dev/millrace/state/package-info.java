/// Keeps the state of one subtask: keyed state on the heap or in a store, and non-keyed state. Distributes keys
/// among subtasks.
@NullMarked
package dev.millrace.state;

import org.jspecify.annotations.NullMarked;
