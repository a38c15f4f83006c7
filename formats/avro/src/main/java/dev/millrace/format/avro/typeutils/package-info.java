/// Supports Avro objects as types of records and state.
@NullMarked
package dev.millrace.format.avro.typeutils;

import org.jspecify.annotations.NullMarked;
