package dev.millrace.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSchemaCompatibility;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.serializer.WrittenForms;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.format.avro.typeutils.AvroSerializer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

/// Tests the format of Avro's serializer, and schema evolution.
class AvroSerializerTest {
    private static final int FEW = 20;

    /// Is known to Avro by reflection only.
    static class Plain {
        long id;
        String name = "";
    }

    private static <T> byte[] bytes(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }

    private static TypeSerializerSnapshot<?> written(TypeSerializer<?> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), AvroSerializerTest.class.getClassLoader());
    }

    @Test
    void objects_come_back_one_behind_the_other() throws IOException {
        TypeSerializer<Order> serializer = new AvroSerializer<>(Order.class);
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (int id = 0; id < FEW; id++) serializer.serialize(Orders.order(id), out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        for (int id = 0; id < FEW; id++) assertThat(serializer.deserialize(in)).isEqualTo(Orders.order(id));
        assertThat(in.available()).isZero();
    }

    @Test
    void bytes_are_copied_without_one_too_many() throws IOException {
        TypeSerializer<Order> serializer = new AvroSerializer<>(Order.class);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(Orders.order(1), out);
        serializer.serialize(Orders.order(2), out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        DataOutputSerializer copied = new DataOutputSerializer(64);
        serializer.copy(in, copied);
        assertThat(copied.getCopyOfBuffer()).isEqualTo(bytes(serializer, Orders.order(1)));
        assertThat(serializer.deserialize(in)).isEqualTo(Orders.order(2));
    }

    @Test
    void copies_do_not_change_with_what_they_were_copied_from() {
        TypeSerializer<Order> serializer = new AvroSerializer<>(Order.class);
        Order order = Orders.order(3);
        Order copy = serializer.copy(order);
        order.setCustomer("another");
        order.getParts().getFirst().setCustomer("another");
        assertThat(copy).isEqualTo(Orders.order(3));
    }

    @Test
    void generic_and_plain_objects_come_back_and_serializers_travel() throws Exception {
        TypeSerializer<GenericRecord> generic =
                InstantiationUtil.clone(new AvroSerializer<>(GenericRecord.class, Orders.SHORT));
        byte[] bytes = bytes(generic, Orders.generic(7));
        GenericRecord back = generic.duplicate().deserialize(new DataInputDeserializer(bytes));
        assertThat(back.toString()).isEqualTo(Orders.generic(7).toString());
        assertThat(generic).isEqualTo(new AvroSerializer<>(GenericRecord.class, Orders.SHORT));
        TypeSerializer<Plain> plain = InstantiationUtil.clone(new AvroSerializer<>(Plain.class));
        Plain value = new Plain();
        value.id = 8;
        value.name = "eight";
        Plain read = plain.deserialize(new DataInputDeserializer(bytes(plain, value)));
        assertThat(read.id).isEqualTo(8);
        assertThat(read.name).isEqualTo("eight");
    }

    @Test
    void generic_records_need_a_schema() {
        assertThatThrownBy(() -> new AvroSerializer<>(GenericRecord.class))
                .hasMessageContaining("MR-6040")
                .hasMessageContaining("GenericRecordAvroTypeInfo");
    }

    @Test
    void a_record_without_a_value_it_needs_is_refused_with_its_field() {
        Order order = Orders.order(1);
        order.put(1, null);
        assertThatThrownBy(() -> bytes(new AvroSerializer<>(Order.class), order))
                .hasMessageContaining("MR-6043")
                .hasMessageContaining("customer");
    }

    private static Schema with(Schema before, String field, Schema type, Object byDefault) {
        List<Schema.Field> fields = new java.util.ArrayList<>(before.getFields().stream()
                .map(each -> new Schema.Field(each, each.schema()))
                .toList());
        fields.add(new Schema.Field(field, type, null, byDefault));
        return Schema.createRecord(before.getName(), null, before.getNamespace(), false, fields);
    }

    @SuppressWarnings("unchecked")
    private static TypeSerializerSchemaCompatibility<GenericRecord> follows(Schema now, Schema before)
            throws IOException {
        return new AvroSerializer<>(GenericRecord.class, now)
                .snapshotConfiguration()
                .resolveSchemaCompatibility((TypeSerializerSnapshot<GenericRecord>)
                        written(new AvroSerializer<>(GenericRecord.class, before)));
    }

    @Test
    void the_same_schema_reads_as_it_is() throws IOException {
        assertThat(follows(Orders.SHORT, Orders.SHORT).isCompatibleAsIs()).isTrue();
    }

    @Test
    void added_fields_with_defaults_and_removed_and_wider_ones_are_read() throws IOException {
        Schema now = SchemaBuilder.record("Order")
                .namespace("dev.millrace.format.avro")
                .fields()
                .name("note")
                .type()
                .stringType()
                .stringDefault("none")
                .requiredDouble("id")
                .endRecord();
        TypeSerializer<GenericRecord> declared = new AvroSerializer<>(GenericRecord.class, now);
        TypeSerializerSchemaCompatibility<GenericRecord> compatibility = follows(now, Orders.SHORT);
        assertThat(compatibility.isCompatibleAfterMigration()).isTrue();
        TypeSerializer<GenericRecord> before = new AvroSerializer<>(GenericRecord.class, Orders.SHORT);
        DataInputDeserializer in = new DataInputDeserializer(bytes(before, Orders.generic(5)));
        GenericRecord read =
                compatibility.reader(declared, before.snapshotConfiguration()).deserialize(in);
        assertThat(read).hasToString("{\"note\": \"none\", \"id\": 5.0}");
        assertThat(bytes(declared, read)).isNotEmpty();
    }

    @Test
    void a_class_reads_what_was_written_with_an_older_schema_of_its_name() throws IOException {
        Schema before = SchemaBuilder.record("Order")
                .namespace("dev.millrace.format.avro")
                .fields()
                .requiredInt("id")
                .requiredString("customer")
                .requiredFloat("amount")
                .name("state")
                .type()
                .enumeration("OrderState")
                .symbols("PAID", "OPEN")
                .noDefault()
                .requiredString("gone")
                .endRecord();
        GenericRecord old = new GenericRecordBuilder(before)
                .set("id", 4)
                .set("customer", "c")
                .set("amount", 0.5f)
                .set(
                        "state",
                        new org.apache.avro.generic.GenericData.EnumSymbol(
                                before.getField("state").schema(), "OPEN"))
                .set("gone", "g")
                .build();
        TypeSerializer<GenericRecord> writer = new AvroSerializer<>(GenericRecord.class, before);
        TypeSerializer<Order> declared = new AvroSerializer<>(Order.class);
        @SuppressWarnings("unchecked") // an old form is of whatever it is of
        TypeSerializerSnapshot<Order> form = (TypeSerializerSnapshot<Order>) written(writer);
        TypeSerializerSchemaCompatibility<Order> compatibility =
                declared.snapshotConfiguration().resolveSchemaCompatibility(form);
        Order read = compatibility.reader(declared, form).deserialize(new DataInputDeserializer(bytes(writer, old)));
        assertThat(read.getId()).isEqualTo(4);
        assertThat(read.getAmount()).isEqualTo(0.5);
        assertThat(read.getState()).isEqualTo(OrderState.OPEN);
        assertThat(read.getTags()).isEmpty();
    }

    @Test
    void what_avro_cannot_resolve_is_refused_with_the_name_of_the_field() throws IOException {
        Schema text = Schema.create(Schema.Type.STRING);
        Schema longs = Schema.create(Schema.Type.LONG);
        assertThat(follows(with(Orders.SHORT, "extra", text, null), Orders.SHORT)
                        .reason())
                .contains("field 'extra' of dev.millrace.format.avro.Order is new and has no default");
        assertThat(follows(with(Orders.SHORT, "x", longs, null), with(Orders.SHORT, "x", text, null))
                        .reason())
                .contains("field 'x' of dev.millrace.format.avro.Order was text and is now long");
        Schema inner = Schema.createArray(Orders.SHORT);
        Schema innerNow = Schema.createArray(with(Orders.SHORT, "extra", text, null));
        assertThat(follows(with(Orders.SHORT, "list", innerNow, null), with(Orders.SHORT, "list", inner, null))
                        .reason()
                        .orElseThrow())
                .contains("'list.extra'")
                .contains("has no default");
        Schema maybe = Schema.createUnion(Schema.create(Schema.Type.NULL), text);
        assertThat(follows(with(Orders.SHORT, "m", text, null), with(Orders.SHORT, "m", maybe, null))
                        .reason()
                        .orElseThrow())
                .contains("field 'm' of dev.millrace.format.avro.Order");
        assertThat(follows(
                                SchemaBuilder.record("Other")
                                        .fields()
                                        .requiredLong("id")
                                        .endRecord(),
                                Orders.SHORT)
                        .reason()
                        .orElseThrow())
                .contains("Other");
        Schema colours = SchemaBuilder.enumeration("Colour").symbols("RED", "BLUE");
        Schema fewer = SchemaBuilder.enumeration("Colour").symbols("RED");
        assertThat(follows(with(Orders.SHORT, "c", fewer, null), with(Orders.SHORT, "c", colours, null))
                        .reason()
                        .orElseThrow())
                .contains("field 'c'")
                .contains("BLUE");
    }

    @Test
    void people_see_fields_and_words_without_the_class() throws IOException {
        TypeSerializer<Order> serializer = new AvroSerializer<>(Order.class);
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        // The loader has Avro and this module, but not the program.
        ClassLoader without = new ClassLoader(AvroSerializerTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.equals(Order.class.getName())) throw new ClassNotFoundException(name);
                return super.loadClass(name, resolve);
            }
        };
        TypeSerializerSnapshot<?> form = WrittenForms.read(new DataInputDeserializer(out.getCopyOfBuffer()), without);
        assertThat(WrittenForms.brief(form)).isEqualTo("Order");
        assertThat(WrittenForms.full(form))
                .startsWith("Order(id long, customer text, amount double, state OrderState,");
        Object shown = WrittenForms.looseReader(form)
                .deserialize(new DataInputDeserializer(bytes(serializer, Orders.order(1))));
        assertThat(shown).isInstanceOf(Map.class);
        Map<?, ?> fields = (Map<?, ?>) shown;
        assertThat(fields.get("id")).isEqualTo(1L);
        assertThat(fields.get("customer")).isEqualTo("customer 1");
        assertThat(fields.get("state")).isEqualTo("PAID");
        assertThat(fields.get("tags")).isEqualTo(List.of("a", "b"));
        assertThat(new LinkedHashMap<>((Map<?, ?>) fields.get("weights"))).isEqualTo(Map.of("x", 1));
        assertThatThrownBy(form::restoreSerializer)
                .hasMessageContaining("MR-6041")
                .hasMessageContaining("Order");
    }
}
