/// Contains the types of values: their extraction, and the comparison, copying, hashing and field access of values.
@NullMarked
package dev.millrace.api.type;

import org.jspecify.annotations.NullMarked;
