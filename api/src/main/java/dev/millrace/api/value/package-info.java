/// Contains small values that programs use: rows, kinds of changes, alternatives and mutable values.
@NullMarked
package dev.millrace.api.value;

import org.jspecify.annotations.NullMarked;
