/// Copies, compares and serializes single values in internal form by their type.
@NullMarked
package dev.millrace.column.value;

import org.jspecify.annotations.NullMarked;
