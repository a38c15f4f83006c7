package dev.millrace.format.avro.typeutils;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.PojoField;
import dev.millrace.api.type.PojoTypeInfo;
import dev.millrace.api.type.SerializerConfig;
import dev.millrace.api.type.TypeExtractor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/// Describes a class that Avro generated from a schema. Its fields can be named in field expressions.
public class AvroTypeInfo<T extends SpecificRecordBase> extends PojoTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    public AvroTypeInfo(Class<T> typeClass) {
        super(typeClass, fields(typeClass));
    }

    private static List<PojoField> fields(Class<?> typeClass) {
        List<PojoField> fields = new ArrayList<>();
        for (Schema.Field field : AvroModel.of(typeClass, null).schema().getFields()) {
            Field member = TypeExtractor.getDeclaredField(typeClass, field.name());
            // If a field's name is a Java keyword, the member has another name.
            if (member == null) continue;
            fields.add(new PojoField(member, TypeExtractor.createTypeInfo(plainType(member))));
        }
        return fields;
    }

    /// Resolves only types that cannot contain the class itself.
    private static Class<?> plainType(Field member) {
        Class<?> type = member.getType();
        boolean isPlain = member.getGenericType() == type && !SpecificRecordBase.class.isAssignableFrom(type);
        return isPlain ? type : Object.class;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new AvroSerializer<>(getTypeClass());
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof AvroTypeInfo;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AvroTypeInfo<?> that && that.getTypeClass() == getTypeClass();
    }

    @Override
    public int hashCode() {
        return getTypeClass().hashCode();
    }
}
