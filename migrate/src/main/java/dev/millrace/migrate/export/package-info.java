/// Turns jars that were written against Millrace into jars for Flink.
@NullMarked
package dev.millrace.migrate.export;

import org.jspecify.annotations.NullMarked;
