/// Keeps one accumulator per key and slice of event time, and combines slices into windows.
@NullMarked
package dev.millrace.runtime.window.slice;

import org.jspecify.annotations.NullMarked;
