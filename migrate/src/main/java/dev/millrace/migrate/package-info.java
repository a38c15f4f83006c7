/// Moving programs from Flink: which class of ours stands for which of Flink's.
@NullMarked
package dev.millrace.migrate;

import org.jspecify.annotations.NullMarked;
