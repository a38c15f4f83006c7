/// What is computed from the elements of a window.
@NullMarked
package dev.millrace.api.window.function;

import org.jspecify.annotations.NullMarked;
