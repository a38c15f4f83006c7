/// How values become bytes and back, how they are copied, and how their form may change between versions.
@NullMarked
package dev.millrace.api.serializer;

import org.jspecify.annotations.NullMarked;
