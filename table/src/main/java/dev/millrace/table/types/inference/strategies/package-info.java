/// Contains the usual rules for the types of arguments and results.
@NullMarked
package dev.millrace.table.types.inference.strategies;

import org.jspecify.annotations.NullMarked;
