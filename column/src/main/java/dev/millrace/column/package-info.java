/// Holds rows as columns of primitive values, with their codecs, hashes and orders.
@NullMarked
package dev.millrace.column;

import org.jspecify.annotations.NullMarked;
