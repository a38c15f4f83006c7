/// The methods of expressions.
@NullMarked
package dev.millrace.table.api.internal;

import org.jspecify.annotations.NullMarked;
