/// Calls the functions that programs write.
@NullMarked
package dev.millrace.sql.user;

import org.jspecify.annotations.NullMarked;
