/// Contains the values of SQL types as the engine sees them.
@NullMarked
package dev.millrace.table.data;

import org.jspecify.annotations.NullMarked;
