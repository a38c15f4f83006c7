package dev.millrace.format.avro.typeutils;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// Reads Avro values as maps, lists, strings and numbers, without the program's classes.
@SuppressWarnings("NullAway") // Avro's values may be null anywhere
final class PlainAvroReader extends TypeSerializer<Object> {
    private static final long serialVersionUID = 1L;

    private final TypeSerializer<GenericRecord> generic;

    PlainAvroReader(TypeSerializer<GenericRecord> generic) {
        this.generic = generic;
    }

    @Override
    public Object deserialize(DataInputView source) throws IOException {
        // The value may have any type that the schema names, although the declared type is a record.
        Object value = ((TypeSerializer<?>) generic).deserialize(source);
        return plain(value);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case GenericRecord record -> fields(record);
            case CharSequence text -> text.toString();
            case GenericEnumSymbol<?> constant -> constant.toString();
            case GenericFixed fixed -> fixed.bytes();
            case ByteBuffer buffer -> bytes(buffer);
            case Map<?, ?> map -> map(map);
            case Collection<?> all -> list(all);
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> fields(GenericRecord record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : record.getSchema().getFields())
            fields.put(field.name(), plain(record.get(field.pos())));
        return fields;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
        return plain;
    }

    private static List<@Nullable Object> list(Collection<?> all) {
        List<@Nullable Object> list = new ArrayList<>(all.size());
        for (Object each : all) list.add(plain(each));
        return list;
    }

    @Override
    public Object deserialize(Object reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        generic.copy(source, target);
    }

    @Override
    public TypeSerializer<Object> duplicate() {
        return new PlainAvroReader(generic.duplicate());
    }

    @Override
    public void serialize(Object record, DataOutputView target) {
        throw AvroFaults.ONLY_READS.what("Maps of fields have no Avro format.").fix("Write with an AvroSerializer.");
    }

    @Override
    public TypeSerializerSnapshot<Object> snapshotConfiguration() {
        throw AvroFaults.ONLY_READS.what("Maps of fields have no Avro format.").fix("Write with an AvroSerializer.");
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Object createInstance() {
        return null;
    }

    @Override
    public Object copy(Object from) {
        return from;
    }

    @Override
    public Object copy(Object from, Object reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlainAvroReader that && generic.equals(that.generic);
    }

    @Override
    public int hashCode() {
        return generic.hashCode();
    }
}
