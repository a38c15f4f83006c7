/// Assigns rows to windows of time.
@NullMarked
package dev.millrace.sql.operator.window;

import org.jspecify.annotations.NullMarked;
