/// Provides Flink 1.x data sets as a thin layer over bounded streams in batch mode.
@NullMarked
package dev.millrace.flink1;

import org.jspecify.annotations.NullMarked;
