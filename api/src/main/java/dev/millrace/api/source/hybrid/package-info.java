/// Contains the hybrid source, which reads several sources one after the other.
@NullMarked
package dev.millrace.api.source.hybrid;

import org.jspecify.annotations.NullMarked;
