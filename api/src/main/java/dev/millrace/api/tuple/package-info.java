/// Contains tuples with up to 25 fields.
@NullMarked
package dev.millrace.api.tuple;

import org.jspecify.annotations.NullMarked;
