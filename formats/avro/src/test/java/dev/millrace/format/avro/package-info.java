/// Tests Avro in state, messages and files.
@NullMarked
package dev.millrace.format.avro;

import org.jspecify.annotations.NullMarked;
