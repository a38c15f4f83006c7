/// The functions with which programs read and write savepoints.
@NullMarked
package dev.millrace.processor.function;

import org.jspecify.annotations.NullMarked;
