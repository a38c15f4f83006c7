/// State of one subtask: keyed state on the heap, state without a key, and how keys are shared out.
@NullMarked
package dev.millrace.state;

import org.jspecify.annotations.NullMarked;
