/// Reads savepoints: steps receive ranges of key groups or subtasks, and emit their content.
@NullMarked
package dev.millrace.processor.read;

import org.jspecify.annotations.NullMarked;
