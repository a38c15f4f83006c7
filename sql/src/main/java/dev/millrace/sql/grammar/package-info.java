/// Holds the generated parser, and the parts that its grammar builds statements from.
@NullMarked
package dev.millrace.sql.grammar;

import org.jspecify.annotations.NullMarked;
