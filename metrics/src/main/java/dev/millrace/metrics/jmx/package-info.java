/// Shows metrics as beans of the JVM.
@NullMarked
package dev.millrace.metrics.jmx;

import org.jspecify.annotations.NullMarked;
