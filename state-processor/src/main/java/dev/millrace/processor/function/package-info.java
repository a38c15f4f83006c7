/// Defines the functions with which programs read and bootstrap state.
@NullMarked
package dev.millrace.processor.function;

import org.jspecify.annotations.NullMarked;
