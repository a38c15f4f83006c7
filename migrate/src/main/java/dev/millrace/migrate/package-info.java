/// Maps Flink's classes to Millrace's classes.
@NullMarked
package dev.millrace.migrate;

import org.jspecify.annotations.NullMarked;
