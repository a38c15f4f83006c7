/// Contains the superclasses of functions that programs write.
@NullMarked
package dev.millrace.table.functions;

import org.jspecify.annotations.NullMarked;
