/// Turns the text of scripts into statements, and errors in the text into faults with a position.
@NullMarked
package dev.millrace.sql.parser;

import org.jspecify.annotations.NullMarked;
