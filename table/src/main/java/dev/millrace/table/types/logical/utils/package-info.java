/// Contains what one can ask about the types of SQL: parsing, casts, common types and properties.
@NullMarked
package dev.millrace.table.types.logical.utils;

import org.jspecify.annotations.NullMarked;
