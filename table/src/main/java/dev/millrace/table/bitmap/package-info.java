/// Sets of integers in compressed form.
@NullMarked
package dev.millrace.table.bitmap;

import org.jspecify.annotations.NullMarked;
