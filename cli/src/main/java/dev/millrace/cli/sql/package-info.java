/// Runs SQL from the command line.
@NullMarked
package dev.millrace.cli.sql;

import org.jspecify.annotations.NullMarked;
