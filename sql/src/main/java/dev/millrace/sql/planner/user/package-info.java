/// Makes functions of programs known to the validator.
@NullMarked
package dev.millrace.sql.planner.user;

import org.jspecify.annotations.NullMarked;
