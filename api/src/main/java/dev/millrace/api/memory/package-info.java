/// Contains the views that serializers write to and read from.
@NullMarked
package dev.millrace.api.memory;

import org.jspecify.annotations.NullMarked;
