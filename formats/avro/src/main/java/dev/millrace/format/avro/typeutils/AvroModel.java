package dev.millrace.format.avro.typeutils;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.reflect.ReflectData;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Describes how Avro accesses a class: generated from a schema, generic, or by reflection.
///
/// @param data creates, copies, reads and writes objects
/// @param schema of the class
public record AvroModel(GenericData data, Schema schema) {

    /// @param given null for the class's own; generic records require a schema
    public static AvroModel of(Class<?> type, @Nullable Schema given) {
        if (GenericRecord.class.isAssignableFrom(type) && !SpecificRecord.class.isAssignableFrom(type)) {
            if (given == null) {
                throw AvroFaults.NO_SCHEMA
                        .what("The type %s does not define the fields of its records.", type.getName())
                        .fix("Pass the schema: new GenericRecordAvroTypeInfo(schema).");
            }
            return new AvroModel(new GenericData(type.getClassLoader()), given);
        }
        SpecificData data = SpecificRecord.class.isAssignableFrom(type)
                ? SpecificData.getForClass(type)
                : new ReflectData(type.getClassLoader());
        Schema own = schema(type, data);
        TrustedClasses.add(type, own);
        return new AvroModel(data, given != null ? given : own);
    }

    private static Schema schema(Class<?> type, SpecificData data) {
        try {
            return data.getSchema(type);
        } catch (AvroRuntimeException failed) {
            throw AvroFaults.NO_SCHEMA
                    .what("Avro finds no schema in %s.", type.getName())
                    .cause(failed)
                    .fix("Generate the class from a schema, or use a class that Avro's reflection supports.");
        }
    }

    @SuppressWarnings("unchecked") // a writer of a schema's objects takes all of them
    public <T> DatumWriter<T> writer() {
        return (DatumWriter<T>) data.createDatumWriter(schema);
    }

    /// @param written the schema that the bytes were written with
    @SuppressWarnings("unchecked") // a reader of a schema's objects gives nothing else
    public <T> DatumReader<T> reader(Schema written) {
        return (DatumReader<T>) data.createDatumReader(written, schema);
    }

    /// Creates an object without values.
    public Object newRecord() {
        return data.newRecord(null, schema);
    }
}
