/// The columns of tables whose types are known.
@NullMarked
package dev.millrace.table.schema;

import org.jspecify.annotations.NullMarked;
