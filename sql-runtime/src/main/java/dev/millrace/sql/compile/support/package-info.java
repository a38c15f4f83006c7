/// Holds what generated code of expressions calls.
@NullMarked
package dev.millrace.sql.compile.support;

import org.jspecify.annotations.NullMarked;
