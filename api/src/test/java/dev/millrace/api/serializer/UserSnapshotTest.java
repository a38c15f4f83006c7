package dev.millrace.api.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tests a serializer and a snapshot of a user. A temperature has a unit and a scale. The first version of the snapshot
/// contains only the unit.
final class UserSnapshotTest {
    /// A temperature in kelvins.
    public record Temperature(double kelvin) {}

    /// Writes hundredths or thousandths of a degree.
    public static final class TemperatureSerializer extends TypeSerializerSingleton<Temperature> {
        private static final long serialVersionUID = 1L;
        private final String unit;
        private final int scale;

        /// @param unit `K` or `C`
        public TemperatureSerializer(String unit, int scale) {
            this.unit = unit;
            this.scale = scale;
        }

        private double zero() {
            return unit.equals("C") ? 273 : 0;
        }

        @Override
        public boolean isImmutableType() {
            return true;
        }

        @Override
        public Temperature createInstance() {
            return new Temperature(0);
        }

        @Override
        public Temperature copy(Temperature from) {
            return from;
        }

        @Override
        public Temperature copy(Temperature from, Temperature reuse) {
            return from;
        }

        @Override
        public int getLength() {
            return Integer.BYTES;
        }

        @Override
        public void serialize(Temperature record, DataOutputView target) throws IOException {
            target.writeInt((int) Math.round((record.kelvin() - zero()) * scale));
        }

        @Override
        public Temperature deserialize(DataInputView source) throws IOException {
            return new Temperature(source.readInt() / (double) scale + zero());
        }

        @Override
        public Temperature deserialize(Temperature reuse, DataInputView source) throws IOException {
            return deserialize(source);
        }

        @Override
        public void copy(DataInputView source, DataOutputView target) throws IOException {
            target.writeInt(source.readInt());
        }

        @Override
        public TypeSerializerSnapshot<Temperature> snapshotConfiguration() {
            return new TemperatureSnapshot(unit, scale);
        }
    }

    /// Migrates other units and reconfigures the serializer for other scales, but never drops digits.
    public static final class TemperatureSnapshot implements TypeSerializerSnapshot<Temperature> {
        private String unit;
        private int scale;

        /// Creates an empty snapshot for reading.
        public TemperatureSnapshot() {
            this("", 0);
        }

        TemperatureSnapshot(String unit, int scale) {
            this.unit = unit;
            this.scale = scale;
        }

        @Override
        public int getCurrentVersion() {
            return 2;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeUTF(unit);
            out.writeInt(scale);
        }

        @Override
        public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader)
                throws IOException {
            if (readVersion > 2) throw new IOException("Version " + readVersion + " comes from the future.");
            unit = in.readUTF();
            scale = readVersion == 1 ? 10 : in.readInt();
        }

        @Override
        public TypeSerializer<Temperature> restoreSerializer() {
            return new TemperatureSerializer(unit, scale);
        }

        @Override
        public TypeSerializerSchemaCompatibility<Temperature> resolveSchemaCompatibility(
                TypeSerializerSnapshot<Temperature> old) {
            if (!(old instanceof TemperatureSnapshot before)) return TypeSerializerSchemaCompatibility.incompatible();
            if (before.scale > scale) {
                return TypeSerializerSchemaCompatibility.incompatible(
                        "digits would be lost: %d are more than %d".formatted(before.scale, scale));
            }
            if (!before.unit.equals(unit)) return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
            return before.scale == scale
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(
                            before.restoreSerializer());
        }
    }

    private record Version(String className, int version, byte[] body) {}

    private static Version version(int number, String unit, @Nullable Integer scale) throws IOException {
        DataOutputSerializer body = new DataOutputSerializer(8);
        body.writeUTF(unit);
        if (scale != null) body.writeInt(scale);
        return new Version(TemperatureSnapshot.class.getName(), number, body.getCopyOfBuffer());
    }

    private static <T> TypeSerializerSnapshot<T> stored(TypeSerializerSnapshot<T> snapshot) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(8);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), UserSnapshotTest.class.getClassLoader());
    }

    private static TypeSerializerSnapshot<Temperature> read(Version written) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(8);
        out.writeUTF(written.className);
        out.writeInt(written.version);
        out.writeInt(written.body.length);
        out.write(written.body);
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), UserSnapshotTest.class.getClassLoader());
    }

    /// Reads a list of temperatures with the serializer that the compatibility result of the list's
    /// snapshot selects.
    private static List<Temperature> readList(
            TypeSerializer<Temperature> writer, TypeSerializer<Temperature> reader, double... kelvin)
            throws IOException {
        ListSerializer<Temperature> before = new ListSerializer<>(writer);
        ListSerializer<Temperature> now = new ListSerializer<>(reader);
        DataOutputSerializer out = new DataOutputSerializer(8);
        before.serialize(
                java.util.Arrays.stream(kelvin).mapToObj(Temperature::new).toList(), out);
        TypeSerializerSnapshot<List<Temperature>> written = stored(before.snapshotConfiguration());
        return now.snapshotConfiguration()
                .resolveSchemaCompatibility(written)
                .reader(now, written)
                .deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    @Test
    void an_older_version_of_the_snapshot_is_read_as_such() throws IOException {
        TypeSerializerSnapshot<Temperature> first = read(version(1, "K", null));
        TemperatureSnapshot now = new TemperatureSnapshot("K", 100);
        TypeSerializerSchemaCompatibility<Temperature> answer = now.resolveSchemaCompatibility(first);
        assertThat(answer.isCompatibleWithReconfiguredSerializer()).isTrue();
        DataOutputSerializer out = new DataOutputSerializer(4);
        out.writeInt(2731);
        assertThat(answer.reader(now.restoreSerializer(), first)
                        .deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(new Temperature(273.1));
    }

    @Test
    void a_version_that_cannot_be_read_is_told() {
        assertThatThrownBy(() -> read(version(3, "K", 100)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Version 3 comes from the future");
    }

    @Test
    void bytes_that_a_snapshot_leaves_unread_are_noticed() {
        assertThatThrownBy(() -> read(version(1, "K", 100)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("left 4 of its 7 bytes unread");
    }

    @Test
    void its_answers_hold_inside_other_types() throws IOException {
        assertThat(readList(new TemperatureSerializer("K", 10), new TemperatureSerializer("K", 10), 1.5))
                .containsExactly(new Temperature(1.5));
        assertThat(readList(new TemperatureSerializer("K", 10), new TemperatureSerializer("K", 100), 1.5, 2))
                .containsExactly(new Temperature(1.5), new Temperature(2));
        assertThat(readList(new TemperatureSerializer("C", 10), new TemperatureSerializer("K", 100), 274.5))
                .containsExactly(new Temperature(274.5));
    }

    @Test
    void its_reasons_reach_the_outside() throws IOException {
        ListSerializer<Temperature> before = new ListSerializer<>(new TemperatureSerializer("K", 1000));
        ListSerializer<Temperature> now = new ListSerializer<>(new TemperatureSerializer("K", 10));
        assertThat(now.snapshotConfiguration()
                        .resolveSchemaCompatibility(stored(before.snapshotConfiguration()))
                        .reason())
                .hasValue("each element: digits would be lost: 1000 are more than 10");
    }

    @Test
    void a_snapshot_whose_class_is_gone_is_no_obstacle_for_the_rest() throws IOException {
        ListSerializer<Temperature> list = new ListSerializer<>(new TemperatureSerializer("K", 10));
        MapSerializer<String, List<Temperature>> map = new MapSerializer<>(StringSerializer.INSTANCE, list);
        DataOutputSerializer out = new DataOutputSerializer(8);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, map.snapshotConfiguration());
        ClassLoader without = new ClassLoader(getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.contains("UserSnapshotTest")) throw new ClassNotFoundException(name);
                return super.loadClass(name, resolve);
            }
        };
        byte[] bytes = out.getCopyOfBuffer();
        TypeSerializerSnapshot<?> form = WrittenForms.read(new DataInputDeserializer(bytes), without);
        assertThat(WrittenForms.full(form))
                .isEqualTo("map of text to list of ? (of %s)".formatted(TemperatureSnapshot.class.getName()));
        assertThatThrownBy(() -> WrittenForms.looseReader(form))
                .hasMessageContaining("MR-2160")
                .hasMessageContaining("the class %s is not there".formatted(TemperatureSnapshot.class.getName()));
        assertThat(map.snapshotConfiguration()
                        .resolveSchemaCompatibility(
                                (TypeSerializerSnapshot<java.util.Map<String, List<Temperature>>>) form)
                        .reason())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("each value: each element cannot be read: the class ")
                        .endsWith("TemperatureSnapshot is not there"));
        DataOutputSerializer again = new DataOutputSerializer(8);
        TypeSerializerSnapshot.writeVersionedSnapshot(again, form);
        assertThat(again.getCopyOfBuffer()).isEqualTo(bytes);
    }
}
