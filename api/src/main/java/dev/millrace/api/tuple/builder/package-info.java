/// Contains builders of arrays of tuples.
@NullMarked
package dev.millrace.api.tuple.builder;

import org.jspecify.annotations.NullMarked;
