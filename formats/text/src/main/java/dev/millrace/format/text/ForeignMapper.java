package dev.millrace.format.text;

import dev.millrace.base.fault.CodedArgumentException;
import dev.millrace.base.fault.MillraceException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Calls the mapper of a program's own Jackson, of any version.
record ForeignMapper(MethodHandle writing, MethodHandle reading) {

    /// @throws IllegalArgumentException if the object is not a JSON mapper
    static ForeignMapper of(Object mapper) {
        try {
            MethodType writing = MethodType.methodType(byte[].class, Object.class);
            MethodType reading = MethodType.methodType(Object.class, byte[].class, Class.class);
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            return new ForeignMapper(
                    lookup.findVirtual(mapper.getClass(), "writeValueAsBytes", writing)
                            .bindTo(mapper),
                    lookup.findVirtual(mapper.getClass(), "readValue", reading).bindTo(mapper));
        } catch (ReflectiveOperationException other) {
            throw noMapper(mapper, other);
        }
    }

    /// Creates a mapper for the trees of a program's Jackson.
    ///
    /// @param tree a kind of `JsonNode`
    static ForeignMapper forTree(Class<?> tree) {
        String name = tree.getName();
        String library = name.substring(0, name.indexOf(".databind.")) + ".databind.ObjectMapper";
        try {
            return of(Class.forName(library, true, tree.getClassLoader())
                    .getConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException missing) {
            throw noMapper(library, missing);
        }
    }

    private static CodedArgumentException noMapper(Object mapper, Exception other) {
        return FormatFaults.NO_MAPPER
                .argument("%s cannot write JSON.", mapper.getClass().getName())
                .cause(other)
                .fix("Return an ObjectMapper of Jackson from the supplier.");
    }

    byte[] write(Object element) {
        try {
            return (byte[]) writing.invoke(element);
        } catch (Error serious) {
            throw serious;
        } catch (Throwable failed) {
            throw notWritable(element, failed);
        }
    }

    /// Reads one value.
    <T> @Nullable T read(byte[] message, Class<T> type) {
        try {
            return type.cast(reading.invoke(message, type));
        } catch (Error serious) {
            throw serious;
        } catch (Throwable failed) {
            String text = new String(message, StandardCharsets.UTF_8);
            throw BadRecord.at(RecordPosition.NOWHERE, text, 0, "", String.valueOf(failed.getMessage()))
                    .fault();
        }
    }

    static MillraceException notWritable(Object element, Throwable failed) {
        return FormatFaults.NOT_WRITABLE
                .what(
                        "An object of %s cannot be written as JSON.",
                        element.getClass().getName())
                .cause(failed)
                .fix("Use a type with public fields, getters or record components that Jackson can write.");
    }
}
