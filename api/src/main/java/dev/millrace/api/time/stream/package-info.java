/// What travels between operators: records, watermarks and the other marks among them.
@NullMarked
package dev.millrace.api.time.stream;

import org.jspecify.annotations.NullMarked;
