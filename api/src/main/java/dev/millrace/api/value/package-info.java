/// Rows, kinds of changes and alternatives: small values that programs pass around.
@NullMarked
package dev.millrace.api.value;

import org.jspecify.annotations.NullMarked;
