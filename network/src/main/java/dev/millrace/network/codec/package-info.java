/// Encodes batches into bytes and decodes them.
@NullMarked
package dev.millrace.network.codec;

import org.jspecify.annotations.NullMarked;
