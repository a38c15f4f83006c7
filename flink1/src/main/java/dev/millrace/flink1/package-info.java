/// Data sets as Flink 1.x had them: a thin face of bounded streams that run in batch mode.
@NullMarked
package dev.millrace.flink1;

import org.jspecify.annotations.NullMarked;
