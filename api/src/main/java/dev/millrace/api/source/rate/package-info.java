/// How fast a reader may emit.
@NullMarked
package dev.millrace.api.source.rate;

import org.jspecify.annotations.NullMarked;
