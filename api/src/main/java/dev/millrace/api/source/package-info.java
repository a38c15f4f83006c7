/// The contracts of sources: splits, the enumerator that hands them out, the readers that read them.
@NullMarked
package dev.millrace.api.source;

import org.jspecify.annotations.NullMarked;
