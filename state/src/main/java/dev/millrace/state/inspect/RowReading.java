package dev.millrace.state.inspect;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.serializer.WrittenForms;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.file.Section;
import java.util.Map;

/// Determines the types by which keys and values are read.
public interface RowReading {

    /// Returns the serializer for a role: `key`, `namespace`, `value`, `element`, `user key` or `user value`.
    ///
    /// @param form the serializer snapshot in the file
    /// @throws dev.millrace.base.fault.MillraceException if there is no serializer
    TypeSerializer<?> serializer(Section section, String role, TypeSerializerSnapshot<?> form);

    /// Reads data as maps of fields, lists, strings and numbers. Classes are needed only for types with a
    /// custom serializer.
    static RowReading maps() {
        return (_, _, form) -> WrittenForms.looseReader(form);
    }

    /// Reads data as objects of the classes that wrote it. The classes must not have changed in an
    /// incompatible way.
    static RowReading objects() {
        return (_, _, form) -> form.restoreSerializer();
    }

    /// Reads data as objects of declared types, which may have evolved since. Roles without a declared type are
    /// read as in [#objects].
    ///
    /// @param declared the serializers by role
    /// @param loader the class loader of the program
    static RowReading as(Map<String, TypeSerializer<?>> declared, ClassLoader loader) {
        return (section, role, form) -> {
            TypeSerializer<?> serializer = declared.get(role);
            return serializer == null
                    ? form.restoreSerializer()
                    : SectionSerializers.reader(section, role, serializer, loader);
        };
    }
}
