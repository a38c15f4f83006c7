/// Holds what several reporters use.
@NullMarked
package dev.millrace.metrics;

import org.jspecify.annotations.NullMarked;
