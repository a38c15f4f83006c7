package dev.millrace.state.inspect;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.serializer.WrittenForms;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.file.Section;
import java.util.Map;

/// As what keys and values are read.
public interface RowReading {

    /// The serializer of a role: `key`, `namespace`, `value`, `element`, `user key` or `user value`.
    ///
    /// @param form how it was written
    /// @throws dev.millrace.base.fault.MillraceException if there is none
    TypeSerializer<?> serializer(Section section, String role, TypeSerializerSnapshot<?> form);

    /// As maps of fields, lists, texts and numbers; only types with a serializer of their own need their classes.
    static RowReading maps() {
        return (_, _, form) -> WrittenForms.looseReader(form);
    }

    /// As objects of the classes that wrote them, as far as these have not changed in ways that are not told here.
    static RowReading objects() {
        return (_, _, form) -> form.restoreSerializer();
    }

    /// As objects of declared types, which may have evolved since; roles that are not declared as in [#objects].
    ///
    /// @param declared serializers by role
    /// @param loader of the program's classes
    static RowReading as(Map<String, TypeSerializer<?>> declared, ClassLoader loader) {
        return (section, role, form) -> {
            TypeSerializer<?> serializer = declared.get(role);
            return serializer == null
                    ? form.restoreSerializer()
                    : SectionSerializers.reader(section, role, serializer, loader);
        };
    }
}
