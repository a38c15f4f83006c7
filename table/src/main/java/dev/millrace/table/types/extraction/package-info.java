/// Finds the types of functions by reflection.
@NullMarked
package dev.millrace.table.types.extraction;

import org.jspecify.annotations.NullMarked;
