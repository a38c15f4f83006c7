/// Arrays of tuples, row by row.
@NullMarked
package dev.millrace.api.tuple.builder;

import org.jspecify.annotations.NullMarked;
