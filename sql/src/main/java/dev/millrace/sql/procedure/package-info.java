/// Finds and calls procedures of catalogs.
@NullMarked
package dev.millrace.sql.procedure;

import org.jspecify.annotations.NullMarked;
