/// Changes data types under the names that connectors use.
@NullMarked
package dev.millrace.table.types.utils;

import org.jspecify.annotations.NullMarked;
