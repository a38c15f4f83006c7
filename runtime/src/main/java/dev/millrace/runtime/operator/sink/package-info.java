/// Writes records with the program's sinks, and commits the committables that the writers prepare.
@NullMarked
package dev.millrace.runtime.operator.sink;

import org.jspecify.annotations.NullMarked;
