/// Writes plans of INSERT statements as JSON, and reads them.
@NullMarked
package dev.millrace.sql.compiled;

import org.jspecify.annotations.NullMarked;
