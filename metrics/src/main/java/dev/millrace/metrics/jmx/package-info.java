/// Exposes metrics as MBeans.
@NullMarked
package dev.millrace.metrics.jmx;

import org.jspecify.annotations.NullMarked;
