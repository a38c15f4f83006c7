/// Provides utilities for programs and all parts of the API.
@NullMarked
package dev.millrace.api.util;

import org.jspecify.annotations.NullMarked;
