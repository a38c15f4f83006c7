/// Contains the functions of SQL as static methods on Java values, casts, and the conversion of values.
@NullMarked
package dev.millrace.sql.function;

import org.jspecify.annotations.NullMarked;
