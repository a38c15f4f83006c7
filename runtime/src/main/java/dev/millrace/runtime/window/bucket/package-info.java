/// Evaluates windows with the triggers and evictors of the program, in one bucket for each key and window.
@NullMarked
package dev.millrace.runtime.window.bucket;

import org.jspecify.annotations.NullMarked;
