/// How savepoints are read: steps that are given ranges of key groups, or subtasks, and emit what is in them.
@NullMarked
package dev.millrace.processor.read;

import org.jspecify.annotations.NullMarked;
