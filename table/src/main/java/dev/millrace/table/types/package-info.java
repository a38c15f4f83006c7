/// Data types of the Table API: a logical type and the Java class of its values.
@NullMarked
package dev.millrace.table.types;

import org.jspecify.annotations.NullMarked;
