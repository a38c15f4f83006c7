package dev.millrace.format.avro.typeutils;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.SerializerConfig;
import dev.millrace.api.type.TypeInformation;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// Describes generic records of one schema. Programs must give it explicitly, because the class does not contain the
/// schema: `stream.map(…).returns(new GenericRecordAvroTypeInfo(schema))`.
public class GenericRecordAvroTypeInfo extends TypeInformation<GenericRecord> {
    private static final long serialVersionUID = 1L;

    private final Schema schema;

    public GenericRecordAvroTypeInfo(Schema schema) {
        this.schema = Objects.requireNonNull(schema, "the schema must be given");
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<GenericRecord> getTypeClass() {
        return GenericRecord.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<GenericRecord> createSerializer(SerializerConfig config) {
        return new AvroSerializer<>(GenericRecord.class, schema);
    }

    @Override
    public String toString() {
        return "GenericRecord(" + schema.getFullName() + ")";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GenericRecordAvroTypeInfo that && that.canEqual(this) && schema.equals(that.schema);
    }

    @Override
    public int hashCode() {
        return schema.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof GenericRecordAvroTypeInfo;
    }
}
