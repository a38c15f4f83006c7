/// Checks of the rows of INSERT, and the reasons of failed jobs.
@NullMarked
package dev.millrace.sql.check;

import org.jspecify.annotations.NullMarked;
