/// Derives tables and views from the statements that create them, and writes such statements.
@NullMarked
package dev.millrace.sql.definition;

import org.jspecify.annotations.NullMarked;
