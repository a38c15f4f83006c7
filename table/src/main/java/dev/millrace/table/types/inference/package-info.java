/// Finds the types of the arguments, the states and the result of a call of a function.
@NullMarked
package dev.millrace.table.types.inference;

import org.jspecify.annotations.NullMarked;
