/// The options that sessions know.
@NullMarked
package dev.millrace.sql.option;

import org.jspecify.annotations.NullMarked;
