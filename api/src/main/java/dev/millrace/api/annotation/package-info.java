/// Marks parts of the API by their stability.
@NullMarked
package dev.millrace.api.annotation;

import org.jspecify.annotations.NullMarked;
