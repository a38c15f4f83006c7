/// Marks that say how stable a part of the API is.
@NullMarked
package dev.millrace.api.annotation;

import org.jspecify.annotations.NullMarked;
