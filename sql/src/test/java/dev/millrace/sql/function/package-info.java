@NullMarked
package dev.millrace.sql.function;

import org.jspecify.annotations.NullMarked;
