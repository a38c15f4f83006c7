/// Packs rows and keys into bytes, in which form states keep them.
@NullMarked
package dev.millrace.sql.stream.row;

import org.jspecify.annotations.NullMarked;
