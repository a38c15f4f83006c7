/// How a batch is written into bytes and read again.
@NullMarked
package dev.millrace.network.codec;

import org.jspecify.annotations.NullMarked;
