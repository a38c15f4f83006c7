package dev.millrace.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.type.ListTypeInfo;
import dev.millrace.api.type.PojoTypeInfo;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeHint;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.format.avro.typeutils.AvroSerializer;
import dev.millrace.format.avro.typeutils.AvroTypeInfo;
import dev.millrace.format.avro.typeutils.GenericRecordAvroTypeInfo;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/// Tests where Avro's types come from, and their use in streams and messages.
class AvroTypesTest {
    record Parcel(Order order, int weight) {}

    @Test
    void classes_that_avro_generated_are_found_wherever_types_are() {
        assertThat(TypeInformation.of(Order.class)).isEqualTo(new AvroTypeInfo<>(Order.class));
        assertThat(TypeInformation.of(new TypeHint<List<Order>>() {}))
                .isEqualTo(new ListTypeInfo<>(new AvroTypeInfo<>(Order.class)));
        PojoTypeInfo<Parcel> parcel = (PojoTypeInfo<Parcel>) TypeInformation.of(Parcel.class);
        assertThat(parcel.getPojoFieldAt(0).getTypeInformation()).isEqualTo(new AvroTypeInfo<>(Order.class));
        assertThat(TypeInformation.of(Order.class).createSerializer(new SerializerConfigImpl()))
                .isEqualTo(new AvroSerializer<>(Order.class));
    }

    @Test
    void fields_have_names() {
        AvroTypeInfo<Order> type = new AvroTypeInfo<>(Order.class);
        assertThat(type.getFieldNames()).contains("id", "customer", "amount");
        assertThat(type.getTypeAt(type.getFieldIndex("amount"))).isEqualTo(Types.DOUBLE);
    }

    @Test
    void types_of_generic_records_are_the_same_if_their_schemas_are() {
        assertThat(new GenericRecordAvroTypeInfo(Orders.SHORT)).isEqualTo(new GenericRecordAvroTypeInfo(Orders.SHORT));
        assertThat(new GenericRecordAvroTypeInfo(Orders.SHORT))
                .isNotEqualTo(new GenericRecordAvroTypeInfo(Order.getClassSchema()));
    }

    @Test
    void a_job_groups_avro_objects_by_a_field_and_changes_them() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        Map<String, Double> totals = new HashMap<>();
        AtomicInteger results = new AtomicInteger();
        env.fromSequence(0, 99)
                .map(Orders::order)
                .returns(Order.class)
                .keyBy(Order::getState)
                .reduce((a, b) -> {
                    a.setAmount(a.getAmount() + b.getAmount());
                    return a;
                })
                .executeAndCollect()
                .forEachRemaining(order -> {
                    results.incrementAndGet();
                    totals.put(order.getState().toString(), order.getAmount());
                });
        Map<String, Double> expected = new HashMap<>();
        for (int id = 0; id < 100; id++)
            expected.merge(Orders.order(id).getState().toString(), id / 4.0, Double::sum);
        assertThat(results).hasValue(100);
        assertThat(totals).isEqualTo(expected);
    }

    @Test
    void messages_in_both_forms_come_back() throws IOException {
        for (AvroFormatOptions.AvroEncoding encoding : AvroFormatOptions.AvroEncoding.values()) {
            AvroSerializationSchema<Order> writer = AvroSerializationSchema.forSpecific(Order.class, encoding);
            AvroDeserializationSchema<Order> reader = AvroDeserializationSchema.forSpecific(Order.class, encoding);
            for (int id = 0; id < 5; id++)
                assertThat(reader.deserialize(writer.serialize(Orders.order(id))))
                        .isEqualTo(Orders.order(id));
            assertThat(reader.getProducedType()).isEqualTo(new AvroTypeInfo<>(Order.class));
            AvroDeserializationSchema<GenericRecord> generic =
                    AvroDeserializationSchema.forGeneric(Orders.SHORT, encoding);
            byte[] message =
                    AvroSerializationSchema.forGeneric(Orders.SHORT, encoding).serialize(Orders.generic(1));
            assertThat(generic.deserialize(message))
                    .hasToString(Orders.generic(1).toString());
            assertThat(generic.getProducedType()).isEqualTo(new GenericRecordAvroTypeInfo(Orders.SHORT));
        }
    }

    @Test
    void a_broken_message_and_a_record_that_does_not_fit_are_told_and_the_next_one_is_fine() throws IOException {
        AvroSerializationSchema<Order> writer = AvroSerializationSchema.forSpecific(Order.class);
        AvroDeserializationSchema<Order> reader = AvroDeserializationSchema.forSpecific(Order.class);
        assertThatThrownBy(() -> reader.deserialize(new byte[] {2, 9, -1})).isInstanceOf(IOException.class);
        Order order = Orders.order(1);
        order.put(1, null);
        assertThatThrownBy(() -> writer.serialize(order)).hasMessageContaining("MR-6043");
        assertThat(reader.deserialize(writer.serialize(Orders.order(2)))).isEqualTo(Orders.order(2));
    }
}
