/// Contains serializers: the conversion of values to bytes, copies of values, and the evolution of formats.
@NullMarked
package dev.millrace.api.serializer;

import org.jspecify.annotations.NullMarked;
