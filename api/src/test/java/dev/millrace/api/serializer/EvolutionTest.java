package dev.millrace.api.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.CodedException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EvolutionTest {

    /// The current class.
    public static class Person {
        public int age;
        public String name = "unnamed";

        public Person() {}
    }

    /// The current record.
    public record Order(long id, String customer, int quantity) {}

    /// The current enum.
    public enum Level {
        NEW,
        LOW,
        HIGH
    }

    /// A sealed type with the classes that it permits now.
    public sealed interface Event permits Added, Removed {}

    /// A permitted class of the sealed type.
    public record Added(int what) implements Event {}

    /// A permitted class of the sealed type.
    public record Removed(int what) implements Event {}

    /// Returns nothing, because there are no subclasses.
    public static final class NoSubclasses implements ClassSerializers {
        private static final long serialVersionUID = 1L;

        public NoSubclasses() {}

        @Override
        public TypeSerializer<?> serializerOf(Class<?> type) {
            throw new IllegalStateException("no subclass is expected, but there is " + type);
        }
    }

    private static PojoSerializer<Person> people(
            List<String> names, boolean[] primitive, TypeSerializer<?>... content) {
        return new PojoSerializer<>(Person.class, names, primitive, content, new SubclassForms(new NoSubclasses()));
    }

    private static PojoSerializer<Person> peopleNow() {
        return people(
                List.of("age", "name"), new boolean[] {true, false}, IntSerializer.INSTANCE, StringSerializer.INSTANCE);
    }

    private static <T> TypeSerializerSnapshot<T> stored(TypeSerializer<T> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(8);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), EvolutionTest.class.getClassLoader());
    }

    private static <T> TypeSerializerSchemaCompatibility<T> resolve(TypeSerializer<T> now, TypeSerializer<T> old)
            throws IOException {
        return now.snapshotConfiguration().resolveSchemaCompatibility(stored(old));
    }

    @Test
    void an_object_written_before_fields_were_added_and_removed_is_read() throws IOException {
        PojoSerializer<Person> old = people(
                List.of("gone", "name"),
                new boolean[] {false, false},
                LongSerializer.INSTANCE,
                StringSerializer.INSTANCE);
        assertThat(resolve(peopleNow(), old).isCompatibleAfterMigration()).isTrue();

        DataOutputSerializer bytes = new DataOutputSerializer(8);
        bytes.writeByte(1);
        bytes.writeBoolean(true);
        bytes.writeLong(99);
        bytes.writeBoolean(true);
        StringSerializer.INSTANCE.serialize("Ada", bytes);
        Person read = stored(old).restoreSerializer().deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));
        assertThat(read.name).isEqualTo("Ada");
        assertThat(read.age).isZero();
    }

    @Test
    void an_added_field_keeps_what_the_constructor_gave_it() throws IOException {
        PojoSerializer<Person> old = people(List.of("age"), new boolean[] {true}, IntSerializer.INSTANCE);
        DataOutputSerializer bytes = new DataOutputSerializer(8);
        bytes.writeByte(1);
        bytes.writeInt(36);
        Person read = stored(old).restoreSerializer().deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));
        assertThat(read.age).isEqualTo(36);
        assertThat(read.name).isEqualTo("unnamed");
    }

    @Test
    void a_field_that_changed_from_box_to_primitive_is_migrated() throws IOException {
        PojoSerializer<Person> boxed = people(
                List.of("age", "name"),
                new boolean[] {false, false},
                IntSerializer.INSTANCE,
                StringSerializer.INSTANCE);
        assertThat(resolve(peopleNow(), boxed).isCompatibleAfterMigration()).isTrue();
        DataOutputSerializer bytes = new DataOutputSerializer(8);
        bytes.writeByte(1);
        bytes.writeBoolean(true);
        bytes.writeInt(5);
        bytes.writeBoolean(false);
        Person read = stored(boxed).restoreSerializer().deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));
        assertThat(read.age).isEqualTo(5);
        assertThat(read.name).isNull();
    }

    @Test
    void a_field_of_another_type_is_incompatible() throws IOException {
        PojoSerializer<Person> old = people(
                List.of("age", "name"),
                new boolean[] {true, false},
                LongSerializer.INSTANCE,
                StringSerializer.INSTANCE);
        assertThat(resolve(peopleNow(), old).isIncompatible()).isTrue();
        assertThat(resolve(peopleNow(), old).reason())
                .hasValue("field 'age' of %s was long and is now int".formatted(Person.class.getName()));
        assertThat(resolve(peopleNow(), peopleNow()).isCompatibleAsIs()).isTrue();
    }

    @Test
    void a_serializer_of_an_old_form_does_not_write() {
        PojoSerializer<Person> old = people(List.of("gone"), new boolean[] {false}, LongSerializer.INSTANCE);
        assertThatThrownBy(() -> old.serialize(new Person(), new DataOutputSerializer(8)))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("older version");
    }

    @Test
    void a_record_written_with_other_components_is_read() throws IOException {
        RecordSerializer<Order> old = new RecordSerializer<>(
                Order.class,
                List.of("customer", "gone", "id"),
                new boolean[] {false, true, true},
                new TypeSerializer<?>[] {StringSerializer.INSTANCE, IntSerializer.INSTANCE, LongSerializer.INSTANCE});
        RecordSerializer<Order> now = new RecordSerializer<>(
                Order.class,
                new TypeSerializer<?>[] {LongSerializer.INSTANCE, StringSerializer.INSTANCE, IntSerializer.INSTANCE});
        assertThat(resolve(now, old).isCompatibleAfterMigration()).isTrue();
        DataOutputSerializer bytes = new DataOutputSerializer(8);
        bytes.writeByte(1);
        bytes.writeBoolean(true);
        StringSerializer.INSTANCE.serialize("Bo", bytes);
        bytes.writeInt(1);
        bytes.writeLong(7);
        Order read = stored(old).restoreSerializer().deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));
        assertThat(read).isEqualTo(new Order(7, "Bo", 0));
    }

    @Test
    void nested_changes_reach_the_outside() throws IOException {
        PojoSerializer<Person> old = people(List.of("age"), new boolean[] {true}, IntSerializer.INSTANCE);
        assertThat(resolve(new ListSerializer<>(peopleNow()), new ListSerializer<>(old))
                        .isCompatibleAfterMigration())
                .isTrue();
        assertThat(resolve(new MapSerializer<>(StringSerializer.INSTANCE, StringSerializer.INSTANCE), otherMap())
                        .isIncompatible())
                .isTrue();
    }

    @SuppressWarnings("unchecked")
    private static MapSerializer<String, String> otherMap() {
        return (MapSerializer<String, String>)
                (MapSerializer<?, ?>) new MapSerializer<>(StringSerializer.INSTANCE, LongSerializer.INSTANCE);
    }

    @Test
    void constants_of_an_enum_may_be_moved_and_added() throws IOException {
        EnumSerializer<Level> now = new EnumSerializer<>(Level.class);
        EnumSerializer<Level> old = new EnumSerializer<>(Level.class, List.of(Level.LOW, Level.HIGH));
        TypeSerializerSchemaCompatibility<Level> answer = resolve(now, old);
        assertThat(answer.isCompatibleWithReconfiguredSerializer()).isTrue();
        TypeSerializer<Level> reconfigured = answer.getReconfiguredSerializer();
        for (Level level : List.of(Level.LOW, Level.HIGH)) {
            DataOutputSerializer bytes = new DataOutputSerializer(4);
            old.serialize(level, bytes);
            assertThat(reconfigured.deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer())))
                    .isEqualTo(level);
        }
        DataOutputSerializer bytes = new DataOutputSerializer(4);
        reconfigured.serialize(Level.NEW, bytes);
        assertThat(reconfigured.deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer())))
                .isEqualTo(Level.NEW);
    }

    @Test
    void a_reconfigured_part_gives_a_reconfigured_whole() throws IOException {
        EnumSerializer<Level> old = new EnumSerializer<>(Level.class, List.of(Level.HIGH, Level.LOW));
        TypeSerializerSchemaCompatibility<List<Level>> answer =
                resolve(new ListSerializer<>(new EnumSerializer<>(Level.class)), new ListSerializer<>(old));
        assertThat(answer.isCompatibleWithReconfiguredSerializer()).isTrue();
        DataOutputSerializer bytes = new DataOutputSerializer(4);
        new ListSerializer<>(old).serialize(List.of(Level.LOW), bytes);
        assertThat(answer.getReconfiguredSerializer().deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer())))
                .containsExactly(Level.LOW);
    }

    @Test
    void classes_of_a_sealed_type_may_be_moved_and_added() throws IOException {
        RecordSerializer<Added> added =
                new RecordSerializer<>(Added.class, new TypeSerializer<?>[] {IntSerializer.INSTANCE});
        RecordSerializer<Removed> removed =
                new RecordSerializer<>(Removed.class, new TypeSerializer<?>[] {IntSerializer.INSTANCE});
        SealedSerializer<Event> old =
                new SealedSerializer<>(Event.class, List.of(Removed.class), new TypeSerializer<?>[] {removed});
        SealedSerializer<Event> now = new SealedSerializer<>(
                Event.class, List.of(Added.class, Removed.class), new TypeSerializer<?>[] {added, removed});
        TypeSerializerSchemaCompatibility<Event> answer = resolve(now, old);
        assertThat(answer.isCompatibleWithReconfiguredSerializer()).isTrue();
        DataOutputSerializer bytes = new DataOutputSerializer(4);
        old.serialize(new Removed(3), bytes);
        answer.getReconfiguredSerializer().serialize(new Added(4), bytes);
        DataInputDeserializer in = new DataInputDeserializer(bytes.getCopyOfBuffer());
        assertThat(answer.getReconfiguredSerializer().deserialize(in)).isEqualTo(new Removed(3));
        assertThat(answer.getReconfiguredSerializer().deserialize(in)).isEqualTo(new Added(4));
        assertThat(resolve(old, now).isCompatibleAfterMigration()).isTrue();
    }

    @Test
    void a_missing_class_is_named() throws IOException {
        DataOutputSerializer bytes = new DataOutputSerializer(8);
        bytes.writeUTF("no.such.Snapshot");
        bytes.writeInt(1);
        bytes.writeInt(0);
        assertThatThrownBy(() -> TypeSerializerSnapshot.readVersionedSnapshot(
                        new DataInputDeserializer(bytes.getCopyOfBuffer()),
                        Objects.requireNonNull(EvolutionTest.class.getClassLoader())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no.such.Snapshot");
    }

    @Test
    void damaged_bytes_are_noticed() {
        byte[] endless = {-1, -1, -1, -1, -1, -1};
        assertThatThrownBy(() -> StringSerializer.INSTANCE.deserialize(new DataInputDeserializer(endless)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> new EnumSerializer<>(Level.class).deserialize(new DataInputDeserializer(endless)))
                .isInstanceOf(IOException.class);
    }
}
