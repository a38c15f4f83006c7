/// Contains the expressions of the Table API.
@NullMarked
package dev.millrace.table.expressions;

import org.jspecify.annotations.NullMarked;
