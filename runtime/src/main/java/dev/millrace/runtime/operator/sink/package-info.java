/// Writes records with sinks of the program and commits what they have prepared.
@NullMarked
package dev.millrace.runtime.operator.sink;

import org.jspecify.annotations.NullMarked;
