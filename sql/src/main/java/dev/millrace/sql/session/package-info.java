/// Executes statements one after the other, and keeps what they leave for later statements.
@NullMarked
package dev.millrace.sql.session;

import org.jspecify.annotations.NullMarked;
