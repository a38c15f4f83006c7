/// Keeps the records of windows that need all of them, each record once.
@NullMarked
package dev.millrace.runtime.window.record;

import org.jspecify.annotations.NullMarked;
