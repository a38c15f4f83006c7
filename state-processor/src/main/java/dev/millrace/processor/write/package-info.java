/// How savepoints are written: steps that fill an operator's state and write it down when their input ends, and one
/// that puts all together.
@NullMarked
package dev.millrace.processor.write;

import org.jspecify.annotations.NullMarked;
