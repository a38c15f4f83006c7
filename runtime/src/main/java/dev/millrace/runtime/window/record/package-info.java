/// Evaluates windows whose functions need all records. Stores each record once.
@NullMarked
package dev.millrace.runtime.window.record;

import org.jspecify.annotations.NullMarked;
