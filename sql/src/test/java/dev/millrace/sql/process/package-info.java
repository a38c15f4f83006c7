/// Tests process table functions.
@NullMarked
package dev.millrace.sql.process;

import org.jspecify.annotations.NullMarked;
