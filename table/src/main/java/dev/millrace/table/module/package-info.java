/// Modules, which bring functions.
@NullMarked
package dev.millrace.table.module;

import org.jspecify.annotations.NullMarked;
